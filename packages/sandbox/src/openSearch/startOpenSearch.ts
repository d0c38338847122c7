// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { randomBytes } from 'node:crypto';
import { SandboxClient } from '../client';
import { Generation } from '../generations';
import { LogCollector } from './collector/LogCollector';
import { OpenSearchFaults } from './OpenSearchFaults';
import { OpenSearchServer } from './OpenSearchServer';

/** How the sandbox keeps its pods' logs. */
export interface OpenSearchOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Made up when absent. */
  readonly password?: string;
  /** How often logs are shipped; every 1,000 ms by default. */
  readonly flushEveryMs?: number;
  /** The oldest lines go when there are more; 300,000 by default. */
  readonly maxDocuments?: number;
}

/** A running archive of the sandbox's logs. */
export interface RunningOpenSearch {
  /** `https://127.0.0.1:<port>`. */
  readonly url: string;
  /** The CA its clients must trust. */
  readonly caPem: string;
  readonly username: string;
  readonly password: string;
  readonly server: OpenSearchServer;
  readonly faults: OpenSearchFaults;
  /** Ships what pods have written by now. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

interface StartOptions extends OpenSearchOptions {
  readonly client: SandboxClient;
  readonly generation: Generation;
  readonly logger?: (line: string) => void;
}

const DOCUMENTS = 300_000;

/** Starts a stand-in for OpenSearch, and what ships the logs of the pods to it. */
export async function startOpenSearch(
  options: StartOptions,
): Promise<RunningOpenSearch> {
  const {
    password = randomBytes(12).toString('base64url'),
    maxDocuments = DOCUMENTS,
    client,
    generation,
    flushEveryMs,
    logger,
  } = options;
  const username = 'admin';
  const server = await OpenSearchServer.start({
    port: options.port,
    credentials: { username, password },
    maxDocuments,
    logger,
  });
  const { url, caPem } = server;
  try {
    const collector = await LogCollector.start({
      client,
      address: { url, caPem, username, password },
      generation,
      flushEveryMs,
      logger,
    });
    return {
      url,
      caPem,
      username,
      password,
      server,
      faults: server.faults,
      flush: () => collector.flush(),
      async stop() {
        await collector.stop();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
