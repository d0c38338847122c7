// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from '../run/ask';
import { freePorts } from '../run/freePorts';
import { RunningProgram } from '../run/RunningProgram';
import { untilReady } from '../run/untilReady';
import { prometheusProgram, requirePrometheus } from './installPrometheus';

/** A real Prometheus on loopback, over plain HTTP and without credentials. */
export interface StartedPrometheus {
  readonly url: string;
  readonly program: RunningProgram;
}

interface StartOptions {
  /** See `clusterFolder`. */
  readonly root: string;
  /** For its configuration and data; what is below `data` already is served. */
  readonly folder: string;
  readonly logFile: string;
  /** `host:port` of what it is to scrape, `/metrics` every five seconds; nothing when absent. */
  readonly scrape?: string;
}

/** Resolves when it answers; rejects with a ClusterError. */
export async function startPrometheus({
  root,
  folder,
  logFile,
  scrape,
}: StartOptions): Promise<StartedPrometheus> {
  requirePrometheus(root);
  mkdirSync(folder, { recursive: true });
  const configFile = join(folder, 'prometheus.yml');
  writeFileSync(configFile, configuration(scrape));
  const [port] = await freePorts(1);
  const url = `http://127.0.0.1:${port}`;
  const program = await RunningProgram.start({
    name: 'prometheus',
    version: '2.42.0',
    path: prometheusProgram(root, 'prometheus'),
    args: [
      `--config.file=${configFile}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      '--storage.tsdb.retention.time=100y',
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    logFile,
  });
  try {
    await untilReady(
      program,
      async () => (await ask(`${url}/-/ready`))?.status === 200,
    );
    return { url, program };
  } catch (error) {
    await program.stop();
    throw error;
  }
}

/** JSON is YAML, too. The exporter speaks for others, whose labels are the ones that count. */
function configuration(scrape: string | undefined): string {
  return JSON.stringify({
    global: { scrape_interval: '5s', evaluation_interval: '1m' },
    scrape_configs: scrape
      ? [
          {
            job_name: 'pods',
            honor_labels: true,
            static_configs: [{ targets: [scrape] }],
          },
        ]
      : [],
  });
}
