// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { RequestStep } from '../Case';
import { post } from './steps';

export const container = { name: 'c', image: 'i' };
export const selector = { matchLabels: { a: 'b' } };
/** A template of pods that run forever. */
export const template = {
  metadata: { labels: { a: 'b' } },
  spec: { containers: [container] },
};

/** What would be created, so that nothing is left behind. */
export const tried = (
  path: string,
  rest: object,
  metadata: object = {},
): RequestStep =>
  post(`${path}?dryRun=All`, { metadata: { name: 'x', ...metadata }, ...rest });
