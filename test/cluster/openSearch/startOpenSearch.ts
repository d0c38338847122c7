// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from '../run/ask';
import { RunningProgram } from '../run/RunningProgram';
import { untilReady } from '../run/untilReady';
import { openSearchFolder, requireOpenSearch } from './installOpenSearch';

/** A real OpenSearch on loopback, over plain HTTP and without credentials. */
export interface StartedOpenSearch {
  readonly url: string;
  readonly program: RunningProgram;
}

interface StartOptions {
  /** See `clusterFolder`. */
  readonly root: string;
  /** For its data. */
  readonly folder: string;
  readonly logFile: string;
}

/** The first of the ports that the runner tries; it takes the first free one up to 9299. */
const firstPort = 9200;

/** Resolves when it answers; rejects with a ClusterError. */
export async function startOpenSearch({
  root,
  folder,
  logFile,
}: StartOptions): Promise<StartedOpenSearch> {
  requireOpenSearch(root);
  const program = await RunningProgram.start({
    name: 'opensearch',
    version: '2.19.1',
    path: 'java',
    args: [
      '-Xms256m',
      '-Xmx512m',
      '-cp',
      join(openSearchFolder(root), 'lib', '*'),
      'org.codelibs.opensearch.runner.OpenSearchRunner',
      '-basePath',
      folder,
      '-numOfNode',
      '1',
      // those of one name on a machine find each other and share what they hold
      '-clusterName',
      `fourplane-${randomUUID()}`,
      '-baseHttpPort',
      String(firstPort),
    ],
    logFile,
  });
  try {
    let url: string | undefined;
    await untilReady(program, async () => {
      url ??= addressIn(logFile);
      return url !== undefined && (await ask(url))?.status === 200;
    });
    return { url: url ?? '', program };
  } catch (error) {
    await program.stop();
    throw error;
  }
}

/** It says where it listens. */
function addressIn(logFile: string): string | undefined {
  const [, address] =
    /HttpServerTransport\] publish_address \{([\d.:]+)\}/.exec(
      readFileSync(logFile, 'utf8'),
    ) ?? [];
  return address && `http://${address}`;
}
