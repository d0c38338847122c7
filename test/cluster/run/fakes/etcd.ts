// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/* Stands in for etcd where it is not built: it keeps nothing and only tells how it is. */

import { existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { flag } from './flag';

/** Below its data folder; says that etcd is full. */
const fullFile = 'full';
const tooSmall = 1e6;

const dataFolder = flag('data-dir') ?? '';
let asked = 0;
const isFull = () =>
  existsSync(join(dataFolder, fullFile)) ||
  // the real one notices with the first write
  (Number(flag('quota-backend-bytes') ?? tooSmall) < tooSmall && asked > 1);

mkdirSync(dataFolder, { recursive: true });
const { hostname, port } = new URL(flag('listen-client-urls') ?? '');
createServer((_request, response) => {
  asked += 1;
  const [status, answer] = isFull()
    ? [503, { health: 'false', reason: 'ALARM NOSPACE' }]
    : [200, { health: 'true' }];
  response.writeHead(status).end(JSON.stringify(answer));
}).listen(Number(port), hostname);
