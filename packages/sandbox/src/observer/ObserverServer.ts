// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { OpenSearchServer } from '../openSearch/OpenSearchServer';
import { PrometheusServer } from '../prometheus/PrometheusServer';
import { FaultyAnswer, StandInFaults } from '../standIn/StandInFaults';
import {
  ReceivedCall,
  StandInCall,
  StandInOptions,
  StandInServer,
} from '../standIn/StandInServer';
import { legacyRoutes } from './legacyRoutes';
import { ObserverError } from './ObserverError';
import { readBody } from './readRequest';
import { Observed, ObserverRoute } from './ObserverRoute';
import { v1Routes } from './v1Routes';

/** That of OpenChoreo 1.0, the one of before, or both, as in 0.17. */
export type ObserverApi = 'v1' | 'legacy' | 'both';

/** How to start a server, and what it tells of. */
export interface ObserverServerOptions extends StandInOptions {
  /** `v1` by default. */
  readonly api?: ObserverApi;
  readonly openSearch?: OpenSearchServer;
  readonly prometheus?: PrometheusServer;
}

const routes: Readonly<Record<ObserverApi, readonly ObserverRoute[]>> = {
  v1: v1Routes,
  legacy: legacyRoutes,
  both: [...v1Routes, ...legacyRoutes],
};

/**
 * What of OpenChoreo's observer a portal asks, on 127.0.0.1, over a stand-in for OpenSearch and one for Prometheus. It
 * lets in whoever has the token, and may read everything.
 */
export class ObserverServer {
  /** Rejects when the port is taken. */
  static async start(
    options: ObserverServerOptions = {},
  ): Promise<ObserverServer> {
    const { api = 'v1', openSearch, prometheus } = options;
    const observed = { openSearch, prometheus };
    const server = await StandInServer.start(
      {
        title: 'The observer',
        challenge: 'Bearer',
        createFaults: targets => StandInFaults.create(targets),
        answer: call => answerCall(routes[api], observed, call),
        breakages: faults => ({
          forbidden: {
            begin: () => faults.answer(refused(403, 'Access denied')),
            is: 'lets nobody read',
          },
        }),
        failed: message => refused(500, message),
      },
      options,
    );
    return new ObserverServer(server);
  }

  private constructor(private readonly server: StandInServer<StandInFaults>) {}

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

function answerCall(
  served: readonly ObserverRoute[],
  observed: Observed,
  { method, url, text }: StandInCall,
): FaultyAnswer {
  if (url.pathname === '/health') {
    return { status: 200, body: JSON.stringify({ status: 'healthy' }) };
  }
  const found = served.flatMap(route => {
    const segments = route.path.exec(url.pathname);
    return segments ? [{ route, segment: segments[1] ?? '' }] : [];
  })[0];
  if (!found) {
    return plain(404, '404 page not found\n');
  }
  if (method !== 'POST') {
    return plain(405, 'Method Not Allowed\n');
  }
  try {
    const body = readBody(text);
    const segment = decodeURIComponent(found.segment);
    const answer = found.route.answer(observed, body, segment);
    return { status: 200, body: JSON.stringify(answer) };
  } catch (error) {
    if (error instanceof ObserverError) {
      return refused(error.status, error.message);
    }
    throw error;
  }
}

const titles: Readonly<Record<number, string>> = {
  400: 'badRequest',
  403: 'forbidden',
  501: 'notImplemented',
};

function refused(status: number, message: string): FaultyAnswer {
  const title = titles[status] ?? 'internalServerError';
  return { status, body: JSON.stringify({ title, errorCode: '', message }) };
}

function plain(status: number, body: string): FaultyAnswer {
  const headers = { 'content-type': 'text/plain; charset=utf-8' };
  return { status, body, headers };
}
