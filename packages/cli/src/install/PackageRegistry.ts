// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, Server } from 'node:http';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { PackedPlugin } from '../packaging/packPlugins';

/** Old enough for whoever waits before taking what is new. */
const PUBLISHED = '2020-01-01T00:00:00.000Z';
const TAR_BLOCK = 512;

/** A package registry on loopback that holds the packed plugins and nothing else, as if they were published. */
export class PackageRegistry {
  static async serve(
    plugins: readonly PackedPlugin[],
  ): Promise<PackageRegistry> {
    const server = createServer();
    await new Promise<void>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve()),
    );
    const address = server.address();
    if (!address || typeof address === 'string') {
      throw new Error('the registry has no port');
    }
    return new PackageRegistry(
      server,
      `http://127.0.0.1:${address.port}`,
      plugins,
    );
  }

  private constructor(
    private readonly server: Server,
    readonly url: string,
    plugins: readonly PackedPlugin[],
  ) {
    server.on('request', (request, response) => {
      const path = decodeURIComponent((request.url ?? '').slice(1));
      const asked = plugins.find(
        ({ name, tarball }) => path === name || path === basename(tarball),
      );
      if (!asked) {
        response.writeHead(404).end();
      } else if (path === asked.name) {
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end(JSON.stringify(this.documentOf(asked)));
      } else {
        response.writeHead(200).end(readFileSync(asked.tarball));
      }
    });
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise(resolve => this.server.close(() => resolve()));
  }

  private documentOf({ name, version, tarball }: PackedPlugin) {
    const content = readFileSync(tarball);
    const manifest = JSON.parse(readPackedManifest(content));
    const digest = createHash('sha512').update(content).digest('base64');
    return {
      name,
      'dist-tags': { latest: version },
      time: { [version]: PUBLISHED, modified: PUBLISHED, created: PUBLISHED },
      versions: {
        [version]: {
          ...manifest,
          dist: {
            tarball: `${this.url}/${basename(tarball)}`,
            integrity: `sha512-${digest}`,
            shasum: createHash('sha1').update(content).digest('hex'),
          },
        },
      },
    };
  }
}

function readPackedManifest(tarball: Buffer): string {
  const tar = gunzipSync(tarball);
  for (let at = 0; at + TAR_BLOCK <= tar.length; ) {
    const [name] = tar.toString('utf8', at, at + 100).split('\0');
    const size = parseInt(tar.toString('utf8', at + 124, at + 136), 8) || 0;
    if (name === 'package/package.json') {
      return tar.toString('utf8', at + TAR_BLOCK, at + TAR_BLOCK + size);
    }
    at += TAR_BLOCK + Math.ceil(size / TAR_BLOCK) * TAR_BLOCK;
  }
  throw new Error('the tarball holds no package.json');
}
