// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  ReplyClient,
  RouteData,
  RouteInput,
  ReplyRouteName,
} from '@fourplane/plugin-fourplane-common';
import { queryOptions } from '@tanstack/react-query';
import { failureOf } from './failureOf';
import {
  outcomeOfFailure,
  outcomeOfReply,
  type ReplyOutcome,
} from './ReplyOutcome';

/** Key, function and type of one route asked with one input. Failures are outcomes: the query itself only ever succeeds. */
export function replyQuery<K extends ReplyRouteName>(
  client: ReplyClient,
  route: K,
  input: RouteInput<K>,
) {
  const queryKey = ['fourplane', route, input] as const;
  return queryOptions({
    queryKey,
    queryFn: async ({
      client: queryClient,
      signal,
    }): Promise<ReplyOutcome<RouteData<K>>> => {
      try {
        return outcomeOfReply(await client[route](input, { signal }));
      } catch (error) {
        signal.throwIfAborted();
        return outcomeOfFailure(
          queryClient.getQueryData<ReplyOutcome<RouteData<K>>>(queryKey),
          failureOf(error, route, new Date().toISOString()),
        );
      }
    },
  });
}
