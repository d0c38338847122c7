// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useApiHolder } from '@backstage/frontend-plugin-api';
import {
  ReplyCache,
  ReplyProvider,
  useReplyClient,
} from '@fourplane/plugin-fourplane-react';
import type { ReactNode } from 'react';
import { replyCacheApiRef } from '../legacy/replyCacheApi';

/** The app's one cache of replies around a form field, which is drawn by the scaffolder and not by our plugin. */
export function FieldReplies({ children }: { children: ReactNode }) {
  const app = useApiHolder().get(replyCacheApiRef);
  const client = useReplyClient(options => {
    if (!app) {
      return ReplyCache.create(options);
    }
    app.cache ??= ReplyCache.create(options);
    return app.cache;
  });
  return <ReplyProvider client={client}>{children}</ReplyProvider>;
}
