// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ProgramName, programs } from '../../build/programs';
import { programFolder } from '../../cacheFolders';

/** Puts programs in the place of the built ones of the API server alone. */
export function installFakes(root: string): void {
  installFake(root, 'etcd', runScript('etcd.ts'));
  installFake(root, 'kube-apiserver', runScript('kubeApiServer.ts'));
}

/** Puts a shell script in the place of one built program. */
export function installFake(
  root: string,
  name: ProgramName,
  script: string,
): void {
  const program = programs.find(known => known.name === name);
  if (!program) {
    throw new Error(`there is no program ${name}`);
  }
  const path = join(programFolder(root, program), name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, script);
  chmodSync(path, 0o755);
}

function runScript(file: string): string {
  const words = [
    process.execPath,
    '--require',
    require.resolve('@backstage/cli/config/nodeTransform.cjs'),
    join(__dirname, file),
  ];
  // the process stays the one that was started
  return `#!/bin/sh\nexec ${words.map(word => `'${word}'`).join(' ')} "$@"\n`;
}
