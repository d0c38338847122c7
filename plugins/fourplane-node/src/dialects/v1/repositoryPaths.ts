// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Source } from '@fourplane/plugin-fourplane-common';
import { withValueAt } from '../writing/valueAt';
import { WorkflowUse } from './workflowUse';

/** Dotted parameter paths of what says where a component's source is. */
export interface RepositoryPaths {
  readonly url?: string;
  readonly branch?: string;
  readonly commit?: string;
  readonly path?: string;
}

type Role = keyof RepositoryPaths;
const roles: readonly Role[] = ['url', 'branch', 'commit', 'path'];

const PREFIX = 'x-openchoreo-component-parameter-repository-';
const rolesByExtension: readonly (readonly [string, Role])[] = [
  [`${PREFIX}url`, 'url'],
  [`${PREFIX}branch`, 'branch'],
  [`${PREFIX}commit`, 'commit'],
  [`${PREFIX}app-path`, 'path'],
];

/** Where workflows without roles in their schema usually have them. */
const usualPaths: Readonly<Record<Role, readonly string[]>> = {
  url: ['repository.url', 'git.url', 'repoUrl', 'repositoryUrl', 'gitUrl'],
  branch: [
    'repository.revision.branch',
    'repository.branch',
    'git.branch',
    'branch',
  ],
  commit: [
    'repository.revision.commit',
    'repository.commit',
    'git.commit',
    'commit',
  ],
  path: ['repository.appPath', 'repository.path', 'appPath', 'git.path'],
};

const MAX_DEPTH = 8;

/** Finds the roles in a workflow's parameter schema without references; `undefined` when it declares none. */
export function repositoryPaths(schema: unknown): RepositoryPaths | undefined {
  const found: Partial<Record<Role, string>> = {};
  collectRoles(schema, '', MAX_DEPTH, found);
  return Object.keys(found).length > 0 ? found : undefined;
}

/** The git source that a use of a workflow names; `undefined` without a repository address. */
export function gitSourceOf(
  use: WorkflowUse | undefined,
  paths: RepositoryPaths | undefined,
): Extract<Source, { type: 'git' }> | undefined {
  const url = valueOf(use, paths, 'url');
  return url === undefined
    ? undefined
    : { type: 'git', url, ...revisionOf(use, paths), ...pathOf(use, paths) };
}

/** The revision that a use of a workflow asks for. */
export function revisionOf(
  use: WorkflowUse | undefined,
  paths: RepositoryPaths | undefined,
): { branch?: string; commit?: string } {
  const branch = valueOf(use, paths, 'branch');
  const commit = valueOf(use, paths, 'commit');
  return {
    ...(branch !== undefined && { branch }),
    ...(commit !== undefined && { commit }),
  };
}

function pathOf(
  use: WorkflowUse | undefined,
  paths: RepositoryPaths | undefined,
): { path?: string } {
  const path = valueOf(use, paths, 'path');
  return path === undefined ? {} : { path };
}

/** What a use of a workflow gives it beside what says where the source is; \`undefined\` when that is nothing. */
export function parametersOf(
  use: WorkflowUse | undefined,
  paths: RepositoryPaths | undefined,
): Record<string, unknown> | undefined {
  const source = new Set(roles.flatMap(role => candidatesOf(paths, role)));
  const given = Object.entries(use?.parameters ?? {}).filter(
    ([path]) => !source.has(path),
  );
  return given.length === 0
    ? undefined
    : given.reduce<Record<string, unknown>>(
        (values, [path, value]) => ({ ...withValueAt(values, path, value) }),
        {},
      );
}

function valueOf(
  use: WorkflowUse | undefined,
  paths: RepositoryPaths | undefined,
  role: Role,
): string | undefined {
  return candidatesOf(paths, role)
    .map(path => use?.parameters?.[path])
    .find(value => typeof value === 'string');
}

function candidatesOf(
  paths: RepositoryPaths | undefined,
  role: Role,
): readonly string[] {
  const declared = paths?.[role];
  return declared === undefined ? usualPaths[role] : [declared];
}

function collectRoles(
  schema: unknown,
  path: string,
  depth: number,
  into: Partial<Record<Role, string>>,
): void {
  if (!isObject(schema) || depth === 0) {
    return;
  }
  for (const [extension, role] of rolesByExtension) {
    if (path && Reflect.get(schema, extension) === true) {
      into[role] ??= path;
    }
  }
  const properties: unknown = Reflect.get(schema, 'properties');
  if (isObject(properties)) {
    for (const [name, property] of Object.entries(properties)) {
      const below = path ? `${path}.${name}` : name;
      collectRoles(property, below, depth - 1, into);
    }
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
