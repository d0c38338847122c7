// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LoggedCall, OpenSearchServer } from '@fourplane/sandbox';

/** The stand-in, or the real OpenSearch on this machine that FOURPLANE_OPENSEARCH_URL names; that is emptied of logs. */
export interface TestedOpenSearch {
  readonly url: string;
  /** Every request; of the stand-in only. */
  readonly calls: readonly LoggedCall[];
  stop(): Promise<void>;
}

const real = process.env.FOURPLANE_OPENSEARCH_URL;

export const isRealOpenSearch = real !== undefined;

export async function startOpenSearch(): Promise<TestedOpenSearch> {
  if (real === undefined) {
    return OpenSearchServer.start({ plain: true });
  }
  if (!['127.0.0.1', 'localhost'].includes(new URL(real).hostname)) {
    throw new Error('The tests delete indices, and only on this machine');
  }
  const empty = async () => {
    for (const pattern of ['container-logs-*', 'kubernetes-*', 'unrelated']) {
      const response = await fetch(
        `${real}/${pattern}?ignore_unavailable=true`,
        { method: 'DELETE' },
      );
      await response.text();
    }
  };
  await empty();
  return { url: real, calls: [], stop: empty };
}
