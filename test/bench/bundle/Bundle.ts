// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, Metafile } from 'esbuild';

/** What every new app of the 1.55 line has in its browser bundle, with or without us. */
const hostImports = [
  '@backstage/core-components',
  '@backstage/core-plugin-api',
  '@backstage/frontend-defaults',
  '@backstage/frontend-plugin-api',
  '@backstage/plugin-api-docs/alpha',
  '@backstage/plugin-app-react',
  '@backstage/plugin-catalog/alpha',
  '@backstage/plugin-catalog-graph/alpha',
  '@backstage/plugin-org/alpha',
  '@backstage/plugin-signals',
  '@backstage/plugin-user-settings/alpha',
  '@backstage/ui',
  'react-dom/client',
  'react-router-dom',
];

const repository = join(__dirname, '../../..');
const entry = join(repository, 'plugins/fourplane/src/index.ts');

/** A file of the bundle. Sizes are bytes after gzip. */
interface Chunk {
  readonly size: number;
  /** Of a file of styles: where each of them is from. */
  readonly styles?: readonly string[];
  readonly entryPoint?: string;
  readonly imports: readonly { path: string; isLazy: boolean }[];
}

/** The plugin bundled beside a new app, in chunks that only the plugin loads and chunks the app has anyway. */
export class Bundle {
  readonly #chunks: ReadonlyMap<string, Chunk>;
  readonly #host: ReadonlySet<string>;

  private constructor(chunks: ReadonlyMap<string, Chunk>) {
    this.#chunks = chunks;
    this.#host = this.#reachable([this.#find('host')], true);
  }

  static async create(): Promise<Bundle> {
    const { outputFiles, metafile } = await build({
      entryPoints: { host: 'host', plugin: entry },
      plugins: [
        {
          name: 'host',
          setup({ onResolve, onLoad }) {
            onResolve({ filter: /^host$/ }, () => ({
              path: 'host',
              namespace: 'host',
            }));
            onLoad({ filter: /.*/, namespace: 'host' }, () => ({
              contents: hostImports
                .map((name, at) => `export * as import${at} from '${name}';`)
                .join('\n'),
              resolveDir: join(repository, 'packages/app'),
            }));
          },
        },
      ],
      outdir: 'out',
      absWorkingDir: repository,
      bundle: true,
      splitting: true,
      minify: true,
      write: false,
      metafile: true,
      format: 'esm',
      platform: 'browser',
      jsx: 'automatic',
      define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}' },
      loader: {
        '.svg': 'dataurl',
        '.png': 'dataurl',
        '.gif': 'dataurl',
        '.woff': 'dataurl',
        '.woff2': 'dataurl',
        '.ttf': 'dataurl',
      },
      external: [...builtinModules],
      logLevel: 'error',
    });
    const sizes = new Map(
      outputFiles.map(({ path, contents }) => [
        path,
        gzipSync(contents).length,
      ]),
    );
    return new Bundle(chunksOf(metafile, sizes));
  }

  /** Bytes after gzip of all that the plugin adds to the app, lazily loaded or not. */
  total(): Promise<number> {
    return this.#added([this.#find(entry)], true);
  }

  /** Bytes after gzip that are added before and while these lazily loaded modules are first shown. */
  upTo(modules: readonly string[]): Promise<number> {
    return this.#added(
      [this.#find(entry), ...modules.map(module => this.#find(module))],
      false,
    );
  }

  /** The plugin's own lazily loaded modules. */
  lazyModules(): string[] {
    return [...this.#reachable([this.#find(entry)], true)].flatMap(path => {
      const { entryPoint } = this.#chunks.get(path) ?? {};
      return entryPoint?.startsWith('plugins/') &&
        !this.#host.has(path) &&
        !entry.endsWith(entryPoint)
        ? [entryPoint]
        : [];
    });
  }

  async #added(paths: readonly string[], withLazy: boolean): Promise<number> {
    const chunks = [...this.#reachable(paths, withLazy)]
      .filter(path => !this.#host.has(path))
      .flatMap(path => this.#chunks.get(path) ?? []);
    const scripts = chunks.filter(({ styles }) => !styles);
    // Each entry's styles are all it reaches, so that most are in several files; an app loads each of them once.
    const styles = new Set(chunks.flatMap(chunk => chunk.styles ?? []));
    return scripts.reduce(
      (sum, { size }) => sum + size,
      await sizeOfStyles([...styles]),
    );
  }

  #find(module: string): string {
    for (const [path, { entryPoint }] of this.#chunks) {
      if (entryPoint !== undefined && module.endsWith(entryPoint)) {
        return path;
      }
    }
    throw new Error(`${module} is no entry of the bundle`);
  }

  #reachable(paths: readonly string[], withLazy: boolean): Set<string> {
    const found = new Set(paths);
    for (const path of found) {
      for (const { path: next, isLazy } of this.#chunks.get(path)?.imports ??
        []) {
        if (this.#chunks.has(next) && (withLazy || !isLazy)) {
          found.add(next);
        }
      }
    }
    return found;
  }
}

function chunksOf(
  metafile: Metafile,
  sizes: ReadonlyMap<string, number>,
): Map<string, Chunk> {
  return new Map(
    Object.entries(metafile.outputs).map(([path, output]) => [
      path,
      {
        size: sizes.get(join(repository, path)) ?? 0,
        ...(path.endsWith('.css') && { styles: Object.keys(output.inputs) }),
        entryPoint: output.entryPoint?.replace(/^host:/, ''),
        imports: [
          ...output.imports.map(({ path: next, kind }) => ({
            path: next,
            isLazy: kind === 'dynamic-import',
          })),
          ...(output.cssBundle
            ? [{ path: output.cssBundle, isLazy: false }]
            : []),
        ],
      },
    ]),
  );
}

/** Bytes after gzip of style sheets in one file. */
async function sizeOfStyles(paths: readonly string[]): Promise<number> {
  const { outputFiles } = await build({
    stdin: {
      contents: paths.map(path => `@import './${path}';`).join('\n'),
      loader: 'css',
      resolveDir: repository,
    },
    bundle: true,
    minify: true,
    write: false,
  });
  return gzipSync(outputFiles[0].contents).length;
}
