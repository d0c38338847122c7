// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useApiHolder } from '@backstage/frontend-plugin-api';
import { signalApiRef, type SignalApi } from '@backstage/plugin-signals-react';
import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ReplyCache } from './ReplyCache';

/**
 * A cache of replies, kept live through the signals plugin where that is installed. Call it once and hand the result to
 * every {@link ReplyProvider}; where there is no such one place, let `cacheOf` return the same cache every time.
 *
 * @public
 */
export function useReplyClient(
  cacheOf: (options: { signals?: SignalApi }) => ReplyCache = ReplyCache.create,
): QueryClient {
  const signals = useApiHolder().get(signalApiRef);
  const [cache] = useState(() => cacheOf({ signals }));
  useEffect(() => cache.use(), [cache]);
  return cache.queryClient;
}
