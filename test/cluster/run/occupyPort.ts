// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createServer } from 'node:net';

export interface OccupiedPort {
  free(): Promise<void>;
}

/**
 * Listens on a loopback port and hangs up on whoever calls, so that a program started afterwards cannot open that
 * port to the network. Undefined when somebody listens there already, which comes to the same.
 */
export function occupyPort(port: number): Promise<OccupiedPort | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer(socket => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') {
        resolve(undefined);
      } else {
        reject(error);
      }
    });
    server.listen(port, '127.0.0.1', () =>
      resolve({
        free: () => new Promise(done => server.close(() => done())),
      }),
    );
  });
}
