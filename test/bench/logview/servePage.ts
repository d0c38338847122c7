// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';

const html = `<!doctype html>
<html lang="en" data-theme-mode="light">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Log view</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/tokens.css"><link rel="stylesheet" href="/page.css">
<style>body { margin: 0; background: var(--bui-bg-neutral-1); } #root { box-sizing: border-box; height: 100vh; padding: 16px; }</style>
</head>
<body><main id="root"></main><script type="module" src="/page.js"></script></body>
</html>`;

const types: Readonly<Record<string, string>> = {
  css: 'text/css',
  js: 'text/javascript',
};

/** Bundles the page that shows a log, as a portal would, and serves it; returns its address and the end of it. */
export async function servePage(): Promise<{
  url: string;
  stop: () => Promise<void>;
}> {
  const { outputFiles } = await build({
    entryPoints: {
      page: join(__dirname, 'page.tsx'),
      tokens: require.resolve('@backstage/ui/css/styles.css'),
    },
    outdir: '/',
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}' },
    loader: { '.svg': 'dataurl' },
    logLevel: 'error',
  });
  const files = new Map(
    outputFiles.map(({ path, contents }) => [path, contents]),
  );
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const file = files.get(path);
    response.statusCode = file || path === '/' ? 200 : 404;
    const type = types[path.split('.').pop() ?? ''] ?? 'text/html';
    response.setHeader('content-type', `${type}; charset=utf-8`);
    response.end(file ?? (path === '/' ? html : ''));
  });
  await new Promise<void>(resolve =>
    server.listen(0, '127.0.0.1', () => resolve()),
  );
  // A server that listens on a host and port has an AddressInfo, never the path of a pipe.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
