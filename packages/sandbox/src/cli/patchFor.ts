// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { parse } from 'yaml';

type Container = Record<string, unknown> | unknown[];

const isContainer = (value: unknown): value is Container =>
  typeof value === 'object' && value !== null;

/** Below these, everything that follows is one key: it has dots of its own. */
const KEYED = /^(metadata\.(?:annotations|labels))\.([^[].*)$/;

/** `a.b[0].[with.dots/inside]` -> a, b, 0, with.dots/inside */
function segments(path: string): string[] {
  const keyed = KEYED.exec(path);
  if (keyed) {
    return [...segments(keyed[1]), keyed[2]];
  }
  return [...path.matchAll(/\[([^\]]+)\]|([^.[\]]+)/g)].map(
    match => match[1] ?? match[2],
  );
}

function setIn(target: unknown, path: string[], value: unknown): unknown {
  const [head, ...rest] = path;
  if (head === undefined) {
    return value;
  }
  const known = isContainer(target) ? target : {};
  if (Array.isArray(known)) {
    const copy = [...known];
    copy[Number(head)] = setIn(known[Number(head)], rest, value);
    return copy;
  }
  return { ...known, [head]: setIn(known[head], rest, value) };
}

function patchAt(target: unknown, path: string[], value: unknown): unknown {
  const [head, ...rest] = path;
  if (head === undefined) {
    return value;
  }
  if (Array.isArray(target)) {
    return setIn(target, path, value);
  }
  const known = isContainer(target) && !Array.isArray(target) ? target : {};
  return { [head]: patchAt(known[head], rest, value) };
}

/**
 * The merge patch for `path=value`, where the path is dotted (`spec.parameters.replicas`,
 * `spec.containers[0].image`,
 * `metadata.labels.example.com/name`), lists are sent whole, and the value is read as YAML; `null` removes.
 */
export function patchFor(object: object, assignment: string): object {
  const at = assignment.indexOf('=');
  if (at < 1) {
    throw new Error(
      `--set wants path=value, for example spec.autoDeploy=false, and got "${assignment}"`,
    );
  }
  const value: unknown = parse(assignment.slice(at + 1));
  return patchAt(object, segments(assignment.slice(0, at)), value) as object;
}
