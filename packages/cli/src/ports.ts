// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createServer } from 'node:net';
import { SetupError } from './SetupError';

const HOST = '127.0.0.1';

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, HOST, () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error(`no address for port ${port}`)),
      );
    });
  });
}

/** A port nobody listens on now. */
export function freePort(): Promise<number> {
  return listenOnce(0);
}

/** Fails clearly when somebody listens on the port already. */
export async function requireFree(
  port: number,
  purpose: string,
  flag: string,
): Promise<void> {
  try {
    await listenOnce(port);
  } catch (error) {
    throw new SetupError(
      `Port ${port} is taken, and the ${purpose} needs it (${
        (error as NodeJS.ErrnoException).code ?? error
      }).`,
      `End what listens there, or choose another port: npm start -- ${flag} ${
        port + 100
      }`,
    );
  }
}
