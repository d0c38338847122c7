// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { PluginWrapperDefinition } from '@backstage/frontend-plugin-api';
import {
  ReplyProvider,
  useReplyClient,
  type ReplyProviderProps,
} from '@fourplane/plugin-fourplane-react';

/** Gives every extension of the plugin the one live cache of replies. */
export const replyWrapper: PluginWrapperDefinition<
  ReplyProviderProps['client']
> = {
  useWrapperValue: () => useReplyClient(),
  component: ({ value, children }) => (
    <ReplyProvider client={value}>{children}</ReplyProvider>
  ),
};
