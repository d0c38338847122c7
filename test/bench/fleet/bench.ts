// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { report } from '../Metric';
import { percentile } from '../percentile';
import { measureFleet } from './measureFleet';

const bench = 'fleet';

/** How fast the planes of a fleet are there, and what it costs their API servers that many look. */
export async function benchFleet(): Promise<void> {
  const { replyMs, requestsFor1, requestsFor100 } = await measureFleet();
  for (const [metric, value] of Object.entries({
    replyP50Ms: percentile(replyMs, 0.5),
    replyP95Ms: percentile(replyMs, 0.95),
  })) {
    report({ bench, metric, value, unit: 'ms' });
  }
  for (const [metric, value] of Object.entries({
    requestsFor1,
    requestsFor100,
  })) {
    report({ bench, metric, value, unit: 'requests' });
  }
}
