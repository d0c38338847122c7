// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useApi } from '@backstage/core-plugin-api';
import {
  ReplyCache,
  ReplyProvider,
  useReplyClient,
} from '@fourplane/plugin-fourplane-react';
import type { ComponentType } from 'react';
import { replyCacheApiRef } from './replyCacheApi';

/** The component with the app's one live cache of replies around it, which the new frontend system has for the whole plugin. */
export function withReplies(Inner: ComponentType) {
  return function WithReplies() {
    const app = useApi(replyCacheApiRef);
    const client = useReplyClient(options => {
      app.cache ??= ReplyCache.create(options);
      return app.cache;
    });
    return (
      <ReplyProvider client={client}>
        <Inner />
      </ReplyProvider>
    );
  };
}
