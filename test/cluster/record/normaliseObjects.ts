// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '@fourplane/sandbox/client';

const time = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g;
const uid = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;

// what another run never repeats, and what only the server's bookkeeping needs
const dropped = new Set([
  'resourceVersion',
  'managedFields',
  'kubectl.kubernetes.io/last-applied-configuration',
  'clusterIP',
  'clusterIPs',
  'nodePort',
  // of a pod: where it runs is a scheduler's guess
  'nodeName',
  'hostIP',
  'podIP',
  'podIPs',
  'containerID',
  'workflows.argoproj.io/last-seen-version',
  // of a pod: set a moment after the workflow is
  'workflows.argoproj.io/completed',
  // grows with the seconds a step's pod was there
  'resourcesDuration',
]);

// scripts of build steps, which are upstream's and would be most of a recording
const longest = 500;

// of a pod template that holds uids
const hashKeys = ['pod-template-hash', 'openchoreo.dev/dp-resource-hash'];

/**
 * Objects as two runs of the same thing leave them alike: sorted, times as `<time>`, uids numbered in the order they
 * appear, names a server made up as `<generateName>*`, scripts left out. Empty fields stay: what is empty is part of the truth.
 */
export function normaliseObjects(objects: readonly KubeObject[]): unknown[] {
  const generated = new Map(
    objects
      .filter(({ metadata }) => metadata.generateName)
      .map(({ metadata }) => [metadata.name, `${metadata.generateName}*`]),
  );
  const uids = new Map<string, string>();
  const numbered = (found: string) => {
    const known = uids.get(found) ?? `<uid ${uids.size + 1}>`;
    uids.set(found, known);
    return known;
  };
  const hashes = objects.flatMap(({ metadata }) =>
    hashKeys.flatMap(
      key => metadata.labels?.[key] ?? metadata.annotations?.[key] ?? [],
    ),
  );
  const text = (value: string) => {
    if (value.length > longest) {
      return '<long text>';
    }
    const named = generated.get(value) ?? value;
    return hashes
      .reduce((known, hash) => known.replaceAll(hash, '<hash>'), named)
      .replace(time, '<time>')
      .replace(uid, numbered);
  };
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') {
      return text(value);
    }
    if (Array.isArray(value)) {
      return value.map(clean);
    }
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value)
          .filter(([key]) => !dropped.has(key))
          .map(([key, inner]) => [
            text(key),
            clean(key === 'conditions' ? sortedByType(inner) : inner),
          ]),
      );
    }
    return value;
  };
  return [...objects].sort(byName).map(clean);
}

const nameOf = ({ apiVersion, kind, metadata }: KubeObject) =>
  [
    kind,
    apiVersion,
    metadata.namespace ?? '',
    metadata.generateName ?? metadata.name,
  ].join('/');

/** The order of conditions is that of their first appearance, which timing decides. */
function sortedByType(conditions: unknown): unknown {
  if (!Array.isArray(conditions)) {
    return conditions;
  }
  const typeOf = (item: { type?: string }) => item.type ?? '';
  return [...conditions].sort((left, right) =>
    typeOf(left).localeCompare(typeOf(right), 'en'),
  );
}

function byName(left: KubeObject, right: KubeObject): number {
  const [a, b] = [nameOf(left), nameOf(right)];
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
