// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { measureLive } from './measureLive';
import { report } from './Metric';
import { percentile } from './percentile';
import { SandboxProcess } from './SandboxProcess';

const bench = 'live';

/**
 * The way of a change into an open page: write, watch, model, signal, the page's next question, its answer. `p50Ms` and
 * `p99Ms` are from the watch event, `written…` from the request that writes the change. `crashShownMs` is how long the
 * slowest crash of a pod took, from the request that writes the pod's state.
 */
export async function benchLive(options: {
  components: number;
  changes: number;
}): Promise<void> {
  const sandbox = await SandboxProcess.start(options);
  try {
    const { watched, written, crashed } = await measureLive(sandbox, options);
    const figures = {
      p50Ms: percentile(watched, 0.5),
      p99Ms: percentile(watched, 0.99),
      slowestMs: percentile(watched, 1),
      writtenP50Ms: percentile(written, 0.5),
      writtenP99Ms: percentile(written, 0.99),
      crashShownMs: percentile(crashed, 1),
    };
    for (const [metric, value] of Object.entries(figures)) {
      report({ bench, metric, value, unit: 'ms' });
    }
  } finally {
    await sandbox.stop();
  }
}
