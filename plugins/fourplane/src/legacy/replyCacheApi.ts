// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createApiFactory, createApiRef } from '@backstage/core-plugin-api';
import type { ReplyCache } from '@fourplane/plugin-fourplane-react';

/** Where an app keeps its one cache of replies, once there is one. */
export interface ReplyCacheApi {
  cache?: ReplyCache;
}

export const replyCacheApiRef = createApiRef<ReplyCacheApi>({
  id: 'plugin.fourplane.reply-cache',
});

export const replyCacheApiFactory = createApiFactory({
  api: replyCacheApiRef,
  deps: {},
  factory: (): ReplyCacheApi => ({}),
});
