// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createServer, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SandboxClient } from '../client';
import { goNumber } from './http/goNumber';
import { NAME } from './promql/labels';
import { PodMeasurements } from './simulation/PodMeasurements';
import { SCRAPE_MS } from './simulation/podSeries';
import { Series } from './store/SeriesSource';

interface ExporterOptions {
  /** Not closed. */
  readonly client: SandboxClient;
  readonly logger?: (line: string) => void;
}

/**
 * What kubelets, kube-state-metrics and Hubble would tell of simulated pods now, for a real Prometheus to scrape with
 * `honor_labels`.
 */
export class PodExporter {
  /** Resolves when the pods were listed once. */
  static async start(options: ExporterOptions): Promise<PodExporter> {
    const measurements = await PodMeasurements.start(options);
    const server = createServer((_, response) => {
      response
        .writeHead(200, { 'content-type': 'text/plain; version=0.0.4' })
        .end(expositionOf(measurements.select([]), Date.now()));
    });
    server.listen(0, '127.0.0.1');
    await new Promise<void>((resolve, reject) => {
      server.once('listening', resolve);
      server.once('error', reject);
    });
    return new PodExporter(measurements, server);
  }

  /** `127.0.0.1:<port>`; the path is `/metrics`. */
  readonly address: string;

  private constructor(
    private readonly measurements: PodMeasurements,
    private readonly server: Server,
  ) {
    const { port } = server.address() as AddressInfo; // it listens on a port
    this.address = `127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>(resolve => {
      this.server.close(() => resolve());
    });
    this.server.closeAllConnections();
    await closed;
    await this.measurements.stop();
  }
}

/** The last sample of every series that still goes on, in the text format; `up` is for Prometheus to tell. */
export function expositionOf(series: readonly Series[], now: number): string {
  const lines = series.flatMap(({ labels, last: lastOf, goneAt }) => {
    const { [NAME]: name, ...rest } = labels;
    const last = lastOf(now - SCRAPE_MS, now);
    if (!last || name === 'up' || (goneAt !== undefined && goneAt <= now)) {
      return [];
    }
    const pairs = Object.entries(rest).map(
      ([key, value]) =>
        `${key}="${value.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`,
    );
    return [`${name}{${pairs.join(',')}} ${goNumber(last.value)}`];
  });
  return [...lines, ''].join('\n');
}
