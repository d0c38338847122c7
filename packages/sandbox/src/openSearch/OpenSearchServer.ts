// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { FaultyAnswer } from '../standIn/StandInFaults';
import {
  ReceivedCall,
  StandInCall,
  StandInOptions,
  StandInServer,
} from '../standIn/StandInServer';
import { answerCall } from './http/answerCall';
import { Call } from './http/Call';
import { Served } from './http/Route';
import { OpenSearchError } from './OpenSearchError';
import { OpenSearchFaults } from './OpenSearchFaults';
import { PointsInTime } from './search/PointsInTime';
import { IndexStore } from './store/IndexStore';

/** How to start a server; `plain` is one without its security plugin. */
export interface OpenSearchServerOptions extends StandInOptions {
  /** The oldest go when there are more; 100,000 by default. */
  readonly maxDocuments?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** An answered or refused request. */
export type LoggedCall = ReceivedCall;

/** What of OpenSearch a portal asks, in memory, on 127.0.0.1. */
export class OpenSearchServer {
  /** Rejects when the port is taken. */
  static async start(
    options: OpenSearchServerOptions = {},
  ): Promise<OpenSearchServer> {
    const kept = {
      indices: IndexStore.create({
        maxDocuments: options.maxDocuments ?? 100_000,
      }),
      pointsInTime: PointsInTime.create(),
      now: options.now ?? Date.now,
    };
    const answerTo = (call: StandInCall, faults: OpenSearchFaults) =>
      answerOf({ ...kept, faults }, callOf(call));
    const server = await StandInServer.start<OpenSearchFaults>(
      {
        title: 'OpenSearch',
        challenge: 'Basic realm="OpenSearch Security"',
        createFaults: targets => OpenSearchFaults.create(targets),
        answer: (call, faults) => answerTo(call, faults),
        breakages: faults => faults.breakages,
        // a simulator's writes are many and long, and nobody asks for them
        isKept: ({ url }) => !url.pathname.includes('/_bulk'),
        failed: reason =>
          answer(500, {
            error: { root_cause: [], type: 'exception', reason },
            status: 500,
          }),
      },
      options,
    );
    return new OpenSearchServer(server, answerTo);
  }

  private constructor(
    private readonly server: StandInServer<OpenSearchFaults>,
    private readonly answerTo: (
      call: StandInCall,
      faults: OpenSearchFaults,
    ) => FaultyAnswer,
  ) {}

  /** What it answers to whoever stands in this very process before it. */
  ask(call: StandInCall): FaultyAnswer {
    return this.answerTo(call, this.faults);
  }

  get url(): string {
    return this.server.url;
  }

  /** The CA its clients must trust. */
  get caPem(): string {
    return this.server.caPem;
  }

  get faults(): OpenSearchFaults {
    return this.server.faults;
  }

  /** The last requests, oldest first, but for bulk writes. */
  get calls(): LoggedCall[] {
    return this.server.calls;
  }

  /** Closes every connection and frees the port. */
  async stop(): Promise<void> {
    await this.server.stop();
  }
}

function answerOf(served: Served, call: Call): FaultyAnswer {
  try {
    const { status, body } = answerCall(served, call);
    return answer(status, body);
  } catch (error) {
    if (error instanceof OpenSearchError) {
      return answer(error.status, error.body);
    }
    throw error;
  }
}

function answer(status: number, body: unknown): FaultyAnswer {
  const isText = typeof body === 'string';
  return {
    status,
    body: isText ? body : JSON.stringify(body),
    headers: {
      'content-type': isText
        ? 'text/plain; charset=UTF-8'
        : 'application/json; charset=UTF-8',
    },
  };
}

function callOf({ method, url, text }: StandInCall): Call {
  return {
    method,
    path: url.pathname.split('/').filter(Boolean).map(decodeURIComponent),
    query: url.searchParams,
    text,
  };
}
