// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';

/** Properties of {@link ReplyProvider}. @public */
export interface ReplyProviderProps {
  /** From {@link useReplyClient}. */
  readonly client: QueryClient;
  readonly children: ReactNode;
}

/** Gives {@link useReply} its cache. The Fourplane plugin wraps its extensions in it. @public */
export function ReplyProvider(props: ReplyProviderProps) {
  return (
    <QueryClientProvider client={props.client}>
      {props.children}
    </QueryClientProvider>
  );
}
