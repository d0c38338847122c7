// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ReplyMeta } from '@fourplane/plugin-fourplane-common';
import {
  StaleNotice,
  type ReplyState,
} from '@fourplane/plugin-fourplane-react';

/** One notice for the whole page: each control plane's broken watch once, and the oldest of what is shown. */
export function FleetNotice(props: {
  replies: readonly ReplyState<unknown>[];
}) {
  const present = props.replies.filter(reply => reply.state === 'present');
  if (present.length === 0) {
    return null;
  }
  const stale = new Map<string, ReplyMeta['stale'][number]>();
  present
    .flatMap(({ meta }) => meta.stale)
    .forEach(item => stale.set(item.controlPlane, item));
  const [asOf] = present.map(({ meta }) => meta.asOf).sort();
  const refreshFailure = present.find(
    reply => reply.refreshFailure,
  )?.refreshFailure;
  return (
    <StaleNotice
      meta={{ asOf, stale: [...stale.values()] }}
      refreshFailure={refreshFailure}
    />
  );
}
