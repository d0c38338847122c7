// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useApiHolder } from '@backstage/frontend-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { LiveReplies } from './LiveReplies';

/**
 * The one cache of replies of an app, kept live through the signals plugin where that is installed. Call it once and
 * hand the result to every {@link ReplyProvider}.
 *
 * @public
 */
export function useReplyClient(): QueryClient {
  const signals = useApiHolder().get(signalApiRef);
  const [{ queryClient, live }] = useState(() => createLiveClient(signals));
  useEffect(() => live.start(), [live]);
  return queryClient;
}

function createLiveClient(
  signals: Parameters<typeof LiveReplies.create>[0]['signals'],
) {
  const queryClient = new QueryClient();
  const live = LiveReplies.create({ queryClient, signals });
  queryClient.setDefaultOptions({
    queries: {
      // An unreachable backend is shown at once, with a way to try again; a browser that thinks it is offline still asks.
      retry: false,
      networkMode: 'always',
      refetchInterval: query => live.refetchInterval(query),
    },
  });
  return { queryClient, live };
}
