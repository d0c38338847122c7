// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PrometheusServer, StoredSeries } from '@fourplane/sandbox';
import type { GivenSeries } from '@fourplane/sandbox';
import { clusterFolder } from '../../cluster/cacheFolders';
import {
  prometheusProgram,
  prometheusTitle,
  requirePrometheus,
} from '../../cluster/prometheus/installPrometheus';
import { startPrometheus } from '../../cluster/prometheus/startPrometheus';
import { TargetName } from '../../testTarget';
import type { ParityTarget } from '../startTarget';
import { samples } from './samples';

const run = promisify(execFile);

/** The stand-in, or the real server, with the samples in it. Rejects with a ClusterError where that is not installed. */
export async function startTarget(name: TargetName): Promise<ParityTarget> {
  if (name === 'sandbox') {
    const server = await PrometheusServer.start({
      plain: true,
      series: StoredSeries.of(samples),
    });
    return {
      url: server.url,
      program: "the sandbox's stand-in",
      stop: () => server.stop(),
    };
  }
  const root = clusterFolder();
  requirePrometheus(root);
  const folder = mkdtempSync(join(tmpdir(), 'fourplane-prometheus-'));
  try {
    mkdirSync(join(folder, 'data'));
    const file = join(folder, 'samples.txt');
    writeFileSync(file, openMetrics(samples));
    await run(
      prometheusProgram(root, 'promtool'),
      ['tsdb', 'create-blocks-from', 'openmetrics', file, 'data'],
      { cwd: folder },
    );
    const { url, program } = await startPrometheus({
      root,
      folder,
      logFile: join(folder, 'prometheus.log'),
    });
    return {
      url,
      program: prometheusTitle,
      async stop() {
        await program.stop();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** The text that promtool makes history of. */
function openMetrics(series: readonly GivenSeries[]): string {
  const lines = series.flatMap(
    ({ labels: { __name__: name, ...rest }, samples: each }) => {
      const pairs = Object.entries(rest).map(
        ([key, value]) =>
          `${key}="${value.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`,
      );
      return each.map(
        ({ at, value }) =>
          `${name}{${pairs.join(',')}} ${valueText(value)} ${at / 1_000}`,
      );
    },
  );
  return [...lines, '# EOF', ''].join('\n');
}

function valueText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  return Number.isFinite(value) ? String(value) : '+Inf';
}
