// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createServer, Server } from 'node:net';

const loopback = '127.0.0.1';

/**
 * As many different loopback ports as asked for, on which nobody listens now. All are held until the last is found,
 * so that none is given out twice; another program may still take one before it is used.
 */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers: Server[] = [];
  try {
    for (let index = 0; index < count; index += 1) {
      servers.push(await listen());
    }
    return servers.map(portOf);
  } finally {
    await Promise.all(servers.map(close));
  }
}

function listen(): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, loopback, () => resolve(server));
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('a listening TCP server has a port');
  }
  return address.port;
}

function close(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve());
  });
}
