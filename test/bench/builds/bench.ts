// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { report } from '../Metric';
import { percentile } from '../percentile';
import { SandboxProcess } from '../SandboxProcess';
import { measureLists } from './measureLists';

const bench = 'builds';

/** As many components share the runs; every second run is the first one's. */
const COMPONENTS = 100;

/** How fast the first page of a component's builds is there, how large it is, and what it costs the control plane. */
export async function benchBuilds(options: { runs: number }): Promise<void> {
  const sandbox = await SandboxProcess.start({
    components: COMPONENTS,
    runs: options.runs,
  });
  try {
    const figures = await measureLists(sandbox);
    report({
      bench,
      metric: 'firstPageP95Ms',
      value: percentile(figures.firstPageMs, 0.95),
      unit: 'ms',
    });
    report({
      bench,
      metric: 'firstPageP50Ms',
      value: percentile(figures.firstPageMs, 0.5),
      unit: 'ms',
    });
    report({
      bench,
      metric: 'firstPageCpuMs',
      value: figures.firstPageCpuMs,
      unit: 'ms',
    });
    report({
      bench,
      metric: 'firstPageKB',
      value: figures.firstPageBytes / 1_000,
      unit: 'kB',
    });
    report({
      bench,
      metric: 'tenantPageP95Ms',
      value: percentile(figures.tenantPageMs, 0.95),
      unit: 'ms',
    });
    report({
      bench,
      metric: 'coldPageMs',
      value: figures.coldPageMs,
      unit: 'ms',
    });
    report({
      bench,
      metric: 'upstreamLists',
      value: figures.upstreamLists,
      unit: 'requests',
    });
    report({
      bench,
      metric: 'syncSeconds',
      value: figures.syncSeconds,
      unit: 's',
    });
    report({
      bench,
      metric: 'retainedHeapMB',
      value: figures.retainedHeapMB,
      unit: 'MB',
    });
  } finally {
    await sandbox.stop();
  }
}
