// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** An archive in a process of its own, so that it does not wait for the portal. */
export interface ArchiveProcess {
  readonly url: string;
  stop(): Promise<void>;
}

export async function startArchive(): Promise<ArchiveProcess> {
  const child = fork(path.join(__dirname, 'archiveServer.ts'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', code =>
      reject(new Error(`The archive's process ended with ${code}`)),
    );
    // Node's transform hook sends messages of its own over the same channel.
    child.on('message', (message: { url?: string; failed?: string }) => {
      if (message.url) {
        resolve(message.url);
      } else if (message.failed) {
        reject(new Error(message.failed));
      }
    });
  });
  return {
    url,
    async stop() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}
