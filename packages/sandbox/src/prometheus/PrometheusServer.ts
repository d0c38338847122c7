// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ReceivedCall,
  StandInCall,
  StandInOptions,
  StandInServer,
} from '../standIn/StandInServer';
import { FaultyAnswer, StandInFaults } from '../standIn/StandInFaults';
import { answerCall } from './http/answerCall';
import { ScrapeTarget } from './http/Route';
import { SeriesSource } from './store/SeriesSource';

/** How to start a server. */
export interface PrometheusServerOptions extends StandInOptions {
  readonly series: SeriesSource;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly targets?: () => readonly ScrapeTarget[];
}

/** What of Prometheus 2.42 a portal asks, on 127.0.0.1: its API over series that are given. */
export class PrometheusServer {
  /** Rejects when the port is taken. */
  static async start(
    options: PrometheusServerOptions,
  ): Promise<PrometheusServer> {
    const { series, now = Date.now, targets = () => [] } = options;
    const served = { series, now, targets };
    const server = await StandInServer.start(
      {
        title: 'Prometheus',
        challenge: 'Basic',
        createFaults: online => StandInFaults.create(online),
        answer: call => answerCall(served, call),
        breakages: faults => ({
          forbidden: {
            begin: () => faults.answer({ status: 403, body: 'Forbidden' }),
            is: 'lets nobody read',
          },
        }),
        failed: message => ({
          status: 500,
          body: JSON.stringify({
            status: 'error',
            errorType: 'internal',
            error: message,
          }),
        }),
      },
      options,
    );
    return new PrometheusServer(server, call => answerCall(served, call));
  }

  private constructor(
    private readonly server: StandInServer<StandInFaults>,
    /** What it answers to whoever stands in this very process before it. */
    readonly ask: (call: StandInCall) => FaultyAnswer,
  ) {}

  get url(): string {
    return this.server.url;
  }

  /** The CA its clients must trust. */
  get caPem(): string {
    return this.server.caPem;
  }

  get faults(): StandInFaults {
    return this.server.faults;
  }

  /** The last requests, oldest first. */
  get calls(): readonly ReceivedCall[] {
    return this.server.calls;
  }

  /** Closes every connection and frees the port. */
  async stop(): Promise<void> {
    await this.server.stop();
  }
}
