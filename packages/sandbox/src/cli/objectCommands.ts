// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { parseManifests, type KubeObject } from '../client';
import { mergePatch } from '../server/write/mergePatch';
import type { NamedKind, RunningSandbox } from './RunningSandbox';
import { statusLine } from './RunningSandbox';
import { patchFor } from './patchFor';

type Print = (line: string) => void;

const DEFAULT_NAMESPACE = 'default';

const label = (kind: NamedKind, name: string) =>
  `${kind.kind.toLowerCase()}/${name}`;

const scopeOf = (kind: NamedKind, namespace: string | undefined) =>
  kind.namespaced ? namespace ?? DEFAULT_NAMESPACE : undefined;

function table(rows: readonly (readonly string[])[], print: Print): void {
  const widths = rows[0].map((_, column) =>
    Math.max(...rows.map(row => row[column].length)),
  );
  for (const row of rows) {
    print(
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('   ')
        .trimEnd(),
    );
  }
}

/** Creates or updates the objects of a YAML file, or of the standard input for `-`. */
export async function applyFile(
  sandbox: RunningSandbox,
  file: string,
  print: Print,
): Promise<void> {
  const text = readFileSync(file === '-' ? 0 : file, 'utf8');
  const applied = await sandbox.client.apply(parseManifests(text));
  for (const { kind, metadata } of applied) {
    print(`${kind.toLowerCase()}/${metadata.name} applied`);
  }
}

/** Shows the objects of a kind in a table, or one object as YAML. */
export async function getObjects(
  sandbox: RunningSandbox,
  options: { kind: string; name?: string; namespace?: string },
  print: Print,
): Promise<void> {
  const kind = await sandbox.kindNamed(options.kind);
  if (options.name) {
    const found = await sandbox.client.get(
      kind.apiVersion,
      kind.kind,
      scopeOf(kind, options.namespace),
      options.name,
    );
    print(stringify(found).trimEnd());
    return;
  }
  const found = await sandbox.client.list(kind.apiVersion, kind.kind, {
    namespace: options.namespace,
  });
  const cells = (object: KubeObject) => [
    object.metadata.namespace ?? '',
    object.metadata.name,
    statusLine(object),
  ];
  if (found.length === 0) {
    print(`no ${kind.plural} found`);
    return;
  }
  table([['NAMESPACE', 'NAME', 'STATUS'], ...found.map(cells)], print);
}

/** Changes fields of one object. */
export async function editObject(
  sandbox: RunningSandbox,
  options: {
    kind: string;
    name: string;
    namespace?: string;
    set: readonly string[];
  },
  print: Print,
): Promise<void> {
  const kind = await sandbox.kindNamed(options.kind);
  const scope = scopeOf(kind, options.namespace);
  const { apiVersion } = kind;
  const { client } = sandbox;
  const found = await client.get(apiVersion, kind.kind, scope, options.name);
  let wanted: unknown = found;
  let patch: unknown = {};
  for (const assignment of options.set) {
    const next = patchFor(wanted as object, assignment);
    wanted = mergePatch(wanted, next);
    patch = mergeOf(patch, next);
  }
  await client.mergePatch(
    apiVersion,
    kind.kind,
    scope,
    options.name,
    patch as object,
  );
  print(`${label(kind, options.name)} edited`);
}

/** One patch that does what two do after one another; a null stays a null. */
function mergeOf(first: unknown, second: unknown): Record<string, unknown> {
  const result: Record<string, unknown> = {
    ...(first as Record<string, unknown>),
  };
  for (const [name, value] of Object.entries(second as object)) {
    const known = result[name];
    const nests =
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      typeof known === 'object' &&
      known !== null;
    result[name] = nests ? mergeOf(known, value) : value;
  }
  return result;
}

/** Deletes one object. */
export async function deleteObject(
  sandbox: RunningSandbox,
  options: { kind: string; name: string; namespace?: string },
  print: Print,
): Promise<void> {
  const kind = await sandbox.kindNamed(options.kind);
  await sandbox.client.delete(
    kind.apiVersion,
    kind.kind,
    scopeOf(kind, options.namespace),
    options.name,
  );
  print(`${label(kind, options.name)} deleted`);
}
