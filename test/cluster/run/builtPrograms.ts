// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { Generation, Program, ProgramName, programs } from '../build/programs';
import { BuiltProgram, BuiltPrograms, programFolder } from '../cacheFolders';
import { ClusterError, exitStatus } from '../ClusterError';

export interface Wanted {
  readonly generation: Generation;
  readonly controllers: boolean;
  readonly argo: boolean;
  readonly crdsDir?: string;
}

/** Which programs' folders a cluster needs, whether they run or only lend their CRDs. */
export function wantedPrograms(wanted: Wanted): readonly Program[] {
  const { generation, controllers, argo, crdsDir } = wanted;
  const names: ProgramName[] = ['etcd', 'kube-apiserver'];
  if (controllers) {
    names.push('kube-controller-manager');
  }
  if (controllers || !crdsDir) {
    names.push(`openchoreo-${generation}`);
  }
  if (argo) {
    names.push(`argo-${generation}`);
  }
  return names.map(name => {
    const program = programs.find(known => known.name === name);
    if (!program) {
      throw new ClusterError(
        `There is no program ${name} for generation ${generation}.`,
      );
    }
    return program;
  });
}

/** Where each lies; a ClusterError naming those that are not built, with a status of its own. */
export function requireBuilt(
  root: string,
  wanted: readonly Program[],
): BuiltPrograms {
  const built = wanted.map((program): BuiltProgram => {
    const folder = programFolder(root, program);
    return { program, folder, path: join(folder, program.name) };
  });
  const missing = built.filter(({ path }) => !isExecutable(path));
  if (missing.length > 0) {
    const names = missing.map(
      ({ program }) => `${program.name} ${program.version}`,
    );
    const only = missing.map(({ program }) => program.generation).find(Boolean);
    throw new ClusterError(
      `Not built: ${names.join(', ')} (looked in ${root}).`,
      {
        mend: `Build what is missing (only that is built): npm run cluster -- build${
          only ? ` --generation ${only}` : ''
        }`,
        exitStatus: exitStatus.notBuilt,
      },
    );
  }
  return new Map(built.map(item => [item.program.name, item]));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
