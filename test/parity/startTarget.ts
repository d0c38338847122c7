// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OpenSearchServer } from '@fourplane/sandbox';
import { clusterFolder } from '../cluster/cacheFolders';
import { openSearchTitle } from '../cluster/openSearch/installOpenSearch';
import { startOpenSearch } from '../cluster/openSearch/startOpenSearch';

/** A server of its own, empty, until it is stopped. */
export interface ParityTarget {
  readonly url: string;
  /** What answers. */
  readonly program: string;
  stop(): Promise<void>;
}

/** The stand-in, or the real server. Rejects with a ClusterError where that is not installed. */
export async function startTarget(
  name: 'sandbox' | 'cluster',
): Promise<ParityTarget> {
  if (name === 'sandbox') {
    const server = await OpenSearchServer.start({ plain: true });
    return {
      url: server.url,
      program: "the sandbox's stand-in",
      stop: () => server.stop(),
    };
  }
  const folder = mkdtempSync(join(tmpdir(), 'fourplane-opensearch-'));
  try {
    const { url, program } = await startOpenSearch({
      root: clusterFolder(),
      folder: join(folder, 'data'),
      logFile: join(folder, 'opensearch.log'),
    });
    return {
      url,
      program: openSearchTitle,
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
