// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Deployment } from '@fourplane/plugin-fourplane-common';

type EndpointUrl = Deployment['urls'][number];

/** Who can reach it, most people first; a visibility nobody knows yet comes after these. */
const reach = ['external', 'internal', 'namespace', 'project'];

/** The URLs of a deployment: of each endpoint the one most people can use, and the others; both widest reach first. */
export function usefulUrls(urls: readonly EndpointUrl[]): {
  readonly first: readonly EndpointUrl[];
  readonly others: readonly EndpointUrl[];
} {
  const sorted = [...urls].sort((one, other) => rankOf(one) - rankOf(other));
  const best = new Map<string, EndpointUrl>();
  for (const url of sorted) {
    if (!best.has(url.endpoint)) {
      best.set(url.endpoint, url);
    }
  }
  const first = [...best.values()];
  return { first, others: sorted.filter(url => !first.includes(url)) };
}

function rankOf({ visibility }: EndpointUrl): number {
  const rank = reach.indexOf(visibility);
  return rank === -1 ? reach.length : rank;
}
