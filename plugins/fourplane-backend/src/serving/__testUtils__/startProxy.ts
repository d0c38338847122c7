// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { once } from 'node:events';
import {
  createServer,
  IncomingMessage,
  request,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { constants, createGzip } from 'node:zlib';

/** How a proxy passes an answer on. */
export type Passing = (from: IncomingMessage, to: ServerResponse) => void;

/** A proxy to a port of this machine; returns its own port and its stop. */
export async function startProxy(
  port: number,
  passing: Passing,
): Promise<{ port: number; stop(): Promise<void> }> {
  const server = createServer((asked, answer) => {
    const { url, method, headers } = asked;
    const onward = request({ port, path: url, method, headers }, from =>
      passing(from, answer),
    );
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    asked.pipe(onward);
  });
  server.listen(0);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function passOn(from: IncomingMessage, to: ServerResponse): void {
  to.writeHead(from.statusCode ?? 502, from.headers);
  to.flushHeaders();
  from.pipe(to);
}

/** As nginx with `gzip on` and `gzip_proxied any`: compresses whatever comes, and flushes what must not be held back. */
export const gzip: Passing = (from, to) => {
  const { 'content-length': _, ...headers } = from.headers;
  to.writeHead(from.statusCode ?? 502, {
    ...headers,
    'content-encoding': 'gzip',
  });
  const isOpen = headers['x-accel-buffering'] === 'no';
  const packed = createGzip({
    flush: isOpen ? constants.Z_SYNC_FLUSH : constants.Z_NO_FLUSH,
  });
  from.pipe(packed).pipe(to);
};

/** Passes on nothing before the end, whatever the answer says. */
export const holdBack: Passing = (from, to) => {
  const chunks: Buffer[] = [];
  from.on('data', chunk => chunks.push(chunk));
  from.on('end', () => {
    to.writeHead(from.statusCode ?? 502, from.headers);
    to.end(Buffer.concat(chunks));
  });
};

/** As nginx does by itself: holds an answer back until 64 kB or its end, unless the answer says not to. */
export const buffering: Passing = (from, to) =>
  from.headers['x-accel-buffering'] === 'no'
    ? passOn(from, to)
    : holdBack(from, to);

/** Cuts every connection after so many ms, in the middle of whatever is being said. */
export const cuttingAfter =
  (ms: number): Passing =>
  (from, to) => {
    passOn(from, to);
    const cut = setTimeout(() => to.destroy(), ms);
    to.on('close', () => clearTimeout(cut));
  };
