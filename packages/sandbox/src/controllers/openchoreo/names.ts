// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';
import { KubeObject, OwnerReference } from '../../client';

/** The longest object name Kubernetes takes. */
export const objectNameLimit = 253;
/** The longest namespace name. */
export const namespaceNameLimit = 63;

/**
 * OpenChoreo's name function: each part cleaned and cut to its share of the limit, then eight hex digits
 * of the SHA-256 of the parts as given.
 */
export const kubernetesName = (
  limit: number,
  ...parts: readonly string[]
): string => contentName(limit, '', ...parts);

/** The same, with a hash that changes with `content`, too. */
export function contentName(
  limit: number,
  content: string,
  ...parts: readonly string[]
): string {
  const hash = createHash('sha256')
    .update([...parts, ...(content ? [content] : [])].join('-'))
    .digest('hex')
    .slice(0, 8);
  const budget = limit - hash.length - (parts.length - 1) - 1;
  const share = Math.floor(budget / parts.length);
  const remainder = budget % parts.length;
  const cut = parts.map((part, index) =>
    part
      .toLowerCase()
      .replace(/[^a-z0-9.-]/g, '-')
      .replace(/^[-.]+|[-.]+$/g, '')
      .slice(0, share + (index < remainder ? 1 : 0)),
  );
  return [...cut, hash].join('-').replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
}

export const dataPlaneNamespace = (
  namespace: string,
  project: string,
  environment: string,
): string =>
  kubernetesName(namespaceNameLimit, 'dp', namespace, project, environment);

/** The workload object of a component in an environment. */
export const workloadName = (component: string, environment: string): string =>
  kubernetesName(objectNameLimit, component, environment);

/** What makes an object the garbage collector's once its controller is gone. */
export const controlledBy = ({
  apiVersion,
  kind,
  metadata: { name, uid = '' },
}: KubeObject): OwnerReference => ({
  apiVersion,
  kind,
  name,
  uid,
  controller: true,
  blockOwnerDeletion: true,
});

export const buildNamespacePrefix = 'workflows-';

/** Where Argo runs what a namespace of v1 builds. */
export const buildNamespace = (namespace: string): string =>
  `workflows-${namespace}`;

/**
 * A short stable hash in the alphabet Kubernetes uses for suffixes. Upstream hashes a Go dump of the
 * same data, so the letters differ while the form does not.
 */
export function releaseHash(value: unknown): string {
  const letters = 'bcdfghjklmnpqrstvwxz2456789';
  return [...String(fnv32a(canonical(value)))]
    .map(digit => letters[digit.charCodeAt(0) % letters.length])
    .join('');
}

/** The 32-bit FNV-1a hash of a text. */
export function fnv32a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return hash;
}

/** JSON whose object keys are sorted. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(
          Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : inner,
  );
}
