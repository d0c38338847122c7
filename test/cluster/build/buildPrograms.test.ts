// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programFolder } from '../cacheFolders';
import { exitStatus } from '../ClusterError';
import { buildPrograms } from './buildPrograms';
import { GoToolchain } from './GoToolchain';
import { Program } from './programs';

// a go command in a few lines: what it does is in the environment it is called with
const fakeGo = `#!/bin/sh
echo "$@" >> "$FAKE_GO_CALLS"
case "$1" in
  env) echo "go$FAKE_GO_VERSION" ;;
  mod)
    if [ "$FAKE_GO_REFUSES" ]; then
      echo '{"Error": "example.org/m@v1.0.0: reading m.info: 403 Forbidden"}'; exit 1
    fi
    echo "{\\"Dir\\": \\"$FAKE_GO_MODULE\\"}" ;;
  build)
    if [ "$FAKE_GO_FAILS" ]; then echo "$FAKE_GO_FAILS" >&2; exit 1; fi
    if [ "$FAKE_GO_HANGS" ]; then echo compiling/one >&2; sleep 60; fi
    while [ "$1" != "-o" ]; do shift; done
    echo binary > "$2"; chmod +x "$2" ;;
esac
`;

const program: Program = {
  name: 'openchoreo-v1.2',
  module: 'example.org/m',
  version: 'v1.0.0',
  mainPackage: 'example.org/m/cmd',
  files: { 'config/crds': 'crds' },
};

describe('buildPrograms', () => {
  let folder: string;
  let root: string;
  let lines: string[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fourplane-build-'));
    root = join(folder, 'cache');
    lines = [];
    mkdirSync(join(folder, 'bin'));
    writeFileSync(join(folder, 'bin/go'), fakeGo);
    chmodSync(join(folder, 'bin/go'), 0o755);
    const crds = join(folder, 'module/config/crds');
    mkdirSync(crds, { recursive: true });
    writeFileSync(
      join(folder, 'module/go.mod'),
      'module example.org/m\ngo 1.26.0\n',
    );
    writeFileSync(join(crds, 'things.yaml'), 'kind: Thing\n');
    writeFileSync(join(crds, 'README.md'), 'not a manifest');
    // as the module cache keeps them
    chmodSync(join(crds, 'things.yaml'), 0o444);
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const build = (
    env: Record<string, string> = {},
    signal?: AbortSignal,
    programs: readonly Program[] = [program],
  ) =>
    buildPrograms({
      root,
      programs,
      signal,
      write: line => lines.push(line),
      env: {
        PATH: `${join(folder, 'bin')}:/usr/bin:/bin`,
        FAKE_GO_CALLS: join(folder, 'calls'),
        FAKE_GO_VERSION: '1.26.8',
        FAKE_GO_MODULE: join(folder, 'module'),
        ...env,
      },
    });
  const calls = () =>
    readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n');
  const built = () => programFolder(root, program);
  const leftovers = () =>
    existsSync(join(root, 'programs'))
      ? readdirSync(join(root, 'programs'))
      : [];

  it('builds through a wrapper module and keeps the manifests beside the program', async () => {
    await expect(build()).resolves.toMatchObject([{ kind: 'built', bytes: 7 }]);
    expect(readFileSync(join(built(), 'crds/things.yaml'), 'utf8')).toBe(
      'kind: Thing\n',
    );
    expect(readdirSync(join(built(), 'crds'))).toEqual(['things.yaml']);
    expect(
      readFileSync(join(root, 'modules/example-org-m-v1.0.0/go.mod'), 'utf8'),
    ).toContain('require example.org/m v1.0.0');
  });

  it('does not call Go for what is built', async () => {
    await build();
    const before = calls().length;
    await expect(build()).resolves.toMatchObject([{ kind: 'kept', bytes: 7 }]);
    expect(calls()).toHaveLength(before);
  });

  it('says so when the proxy does not serve a module, and goes on', async () => {
    await expect(build({ FAKE_GO_REFUSES: '1' })).resolves.toMatchObject([
      {
        kind: 'refused',
        reason: 'example.org/m@v1.0.0: reading m.info: 403 Forbidden',
      },
    ]);
    expect(lines.join('\n')).toContain(
      '✖ openchoreo-v1.2 v1.0.0 is not to be had',
    );
  });

  it('builds nothing for a generation whose OpenChoreo is not served', async () => {
    const generation = 'v0.3';
    const programs = [
      { ...program, name: 'openchoreo-v0.3', generation },
      { ...program, name: 'argo-v0.3', generation },
    ] as const;
    await expect(
      build({ FAKE_GO_REFUSES: '1' }, undefined, programs),
    ).resolves.toMatchObject([
      { kind: 'refused' },
      { kind: 'refused', reason: 'nothing uses it without openchoreo-v0.3' },
    ]);
    expect(calls().filter(call => call.startsWith('mod'))).toHaveLength(1);
  });

  it('leaves nothing half built behind a failure, and builds the next time', async () => {
    await expect(
      build({ FAKE_GO_FAILS: 'write /tmp/x: no space left on device' }),
    ).rejects.toThrow('The disk is full');
    expect(leftovers()).toEqual([]);
    await expect(build()).resolves.toMatchObject([{ kind: 'built' }]);
  });

  it('ends the compiler when it is broken off', async () => {
    const controller = new AbortController();
    const reason = new Error('broken off');
    const building = build({ FAKE_GO_HANGS: '1' }, controller.signal).catch(
      error => error,
    );
    while (
      !existsSync(join(folder, 'calls')) ||
      !calls().some(call => call.startsWith('build'))
    ) {
      await new Promise(resolve => setImmediate(resolve));
    }
    controller.abort(reason);
    await expect(building).resolves.toBe(reason);
    expect(leftovers()).toEqual([]);
  });

  it.each([
    ['is too old', { FAKE_GO_VERSION: '1.25.9' }, /Go 1\.25\.9 .* is too old/],
    ['does not work', { FAKE_GO_VERSION: '' }, /does not work/],
  ])('fails with its own status when Go %s', async (_name, env, message) => {
    await expect(build(env)).rejects.toMatchObject({
      message: expect.stringMatching(message),
      exitStatus: exitStatus.noGo,
    });
  });

  it('fails with its own status when Go is missing', async () => {
    const search = {
      workFolder: root,
      env: { PATH: folder },
      installFolders: [],
    };
    await expect(GoToolchain.find(search)).rejects.toMatchObject({
      message: expect.stringMatching(/Go is not installed/),
      mend: expect.stringContaining('Install Go'),
      exitStatus: exitStatus.noGo,
    });
  });
});
