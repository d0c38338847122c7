// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { measureSync } from './measureSync';
import { measureVisibility } from './measureVisibility';
import { report } from './Metric';
import { percentile } from './percentile';
import { SandboxProcess } from './SandboxProcess';

const bench = 'catalog';

/** Single changes are measured in a small catalog, whose initial processing would otherwise take minutes. */
const VISIBLE_COMPONENTS = 100;

/**
 * The way of a control plane into the catalog: first as a whole into a catalog that takes everything and does nothing,
 * then change by change into the real one.
 */
export async function benchCatalog(options: {
  components: number;
  /** Single changes to be measured; 0 leaves them out. */
  changes: number;
}): Promise<void> {
  const large = await SandboxProcess.start(options);
  try {
    const sync = await measureSync(large);
    report({ bench, metric: 'syncSeconds', value: sync.seconds, unit: 's' });
    report({
      bench,
      metric: 'upstreamRequests',
      value: sync.requests,
      unit: 'requests',
    });
    report({ bench, metric: 'cpuSeconds', value: sync.cpuSeconds, unit: 's' });
    report({
      bench,
      metric: 'retainedHeapMB',
      value: sync.retainedHeapMB,
      unit: 'MB',
    });
    report({
      bench,
      metric: 'longestBlockMs',
      value: sync.longestBlockMs,
      unit: 'ms',
    });
  } finally {
    await large.stop();
  }

  if (options.changes === 0) {
    return;
  }
  const small = await SandboxProcess.start({ components: VISIBLE_COMPONENTS });
  try {
    const delays = await measureVisibility(small, options);
    report({
      bench,
      metric: 'visibleP50Ms',
      value: percentile(delays, 0.5),
      unit: 'ms',
    });
    report({
      bench,
      metric: 'visibleP95Ms',
      value: percentile(delays, 0.95),
      unit: 'ms',
    });
  } finally {
    await small.stop();
  }
}
