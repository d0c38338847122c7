// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { randomBytes } from 'node:crypto';
import { SandboxClient } from '../client';
import { StandInFaults } from '../standIn/StandInFaults';
import { PrometheusServer } from './PrometheusServer';
import { PodMeasurements } from './simulation/PodMeasurements';

/** How the sandbox's pods are measured. */
export interface PrometheusOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Made up when absent. */
  readonly password?: string;
  /** Milliseconds since 1970; pods have run on by then. */
  readonly now?: () => number;
  /** For how long pods ran before those that are there in the beginning; not at all by default. */
  readonly pastMs?: number;
}

/** Running measurements of the sandbox's pods. */
export interface RunningPrometheus {
  /** `https://127.0.0.1:<port>`. */
  readonly url: string;
  /** The CA its clients must trust. */
  readonly caPem: string;
  readonly username: string;
  readonly password: string;
  readonly server: PrometheusServer;
  readonly faults: StandInFaults;
  stop(): Promise<void>;
}

interface StartOptions extends PrometheusOptions {
  readonly client: SandboxClient;
  readonly logger?: (line: string) => void;
}

/** Starts a stand-in for Prometheus, and what it would have scraped of the pods. */
export async function startPrometheus(
  options: StartOptions,
): Promise<RunningPrometheus> {
  const {
    password = randomBytes(12).toString('base64url'),
    client,
    logger,
    now,
    pastMs,
    port,
  } = options;
  const username = 'admin';
  const measurements = await PodMeasurements.start({
    client,
    now,
    pastMs,
    logger,
  });
  try {
    const server = await PrometheusServer.start({
      port,
      credentials: { username, password },
      series: measurements,
      now,
      targets: () => measurements.targets(),
      logger,
    });
    const { url, caPem, faults } = server;
    return {
      url,
      caPem,
      username,
      password,
      server,
      faults,
      async stop() {
        await server.stop();
        await measurements.stop();
      },
    };
  } catch (error) {
    await measurements.stop();
    throw error;
  }
}
