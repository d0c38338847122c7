// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useApi } from '@backstage/frontend-plugin-api';
import type {
  RouteData,
  RouteInput,
  ReplyRouteName,
} from '@fourplane/plugin-fourplane-common';
import { useQuery } from '@tanstack/react-query';
import { fourplaneApiRef } from '../api';
import type { ReplyOutcome } from './ReplyOutcome';
import { replyQuery } from './replyQuery';

/**
 * What a page draws: nothing yet, an answer, or a failure. `look` asks again; `isLooking` is true while it is under way.
 *
 * @public
 */
export type ReplyState<T> = (
  | { readonly state: 'loading' }
  | ReplyOutcome<T>
) & {
  readonly look: () => void;
  readonly isLooking: boolean;
};

/**
 * The live reply of one route. It is fetched again when the live channel announces its key, when the window gets the
 * focus, and every 30 seconds until live updates have proved to arrive. Never throws.
 *
 * @public
 */
export function useReply<K extends ReplyRouteName>(
  route: K,
  input: RouteInput<K>,
): ReplyState<RouteData<K>> {
  const client = useApi(fourplaneApiRef);
  const query = useQuery(replyQuery(client, route, input));
  const outcome: { state: 'loading' } | ReplyOutcome<RouteData<K>> =
    query.data ?? { state: 'loading' };
  return {
    ...outcome,
    look: () => void query.refetch(),
    isLooking: query.isFetching,
  };
}
