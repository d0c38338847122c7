// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef, Problem } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import {
  checkConnection,
  ConnectionConfig,
  connectionShape,
  waysOf,
} from '../kube/connectionConfig';
import { invalidConfiguration } from './planeProblems';

/** The nouns that are planes. */
export const planeKinds = [
  'dataPlane',
  'buildPlane',
  'observabilityPlane',
] as const;

const text = z.string().min(1);

const ownerShape = {
  kind: z.enum(planeKinds),
  tenant: text.optional(),
  name: text,
};
const ownerSchema = z.object(ownerShape);

/** Which plane an entry is about; without `tenant` it is the cluster's. */
export type PlaneOwner = z.infer<typeof ownerSchema>;

const planeSchema = z
  .strictObject({
    ...ownerShape,
    colocated: z.boolean().optional(),
    ...connectionShape,
  })
  .superRefine((entry, context) => {
    const complain = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (waysOf(entry).length + (entry.colocated ? 1 : 0) !== 1) {
      context.addIssue({
        code: 'custom',
        message:
          'needs exactly one of "colocated: true", "kubeconfig", "server" and "inCluster"',
      });
    }
    checkConnection(entry, complain);
  });

/** How a configured plane is reached. */
export type PlaneWay = 'colocated' | ConnectionConfig;

/** An entry as read. A bad one that says which plane it is about still stands for it. */
export type PlaneEntry =
  | {
      readonly state: 'valid';
      readonly where: string;
      readonly owner: PlaneOwner;
      readonly way: PlaneWay;
    }
  | {
      readonly state: 'invalid';
      readonly where: string;
      readonly owner?: PlaneOwner;
      readonly problems: readonly Problem[];
    };

/** `fourplane.controlPlanes[].planes`. */
export interface PlanesConfig {
  /** The configuration key, for messages. */
  readonly where: string;
  /** Every plane that has no entry is the control plane's own cluster. */
  readonly colocated: boolean;
  readonly entries: readonly PlaneEntry[];
}

/** Reads the planes of a control plane. Never throws, and repeats no secret in a problem. */
export function readPlanes(value: unknown, where: string): PlanesConfig {
  if (value === undefined || value === null) {
    return { where, colocated: false, entries: [] };
  }
  if (value === 'colocated') {
    return { where, colocated: true, entries: [] };
  }
  if (!Array.isArray(value)) {
    const message = 'must be a list of planes, or the word colocated';
    return {
      where,
      colocated: false,
      entries: [invalid(where, [invalidConfiguration(where, message)])],
    };
  }
  const taken = new Map<string, string>();
  const entries = value.map((item, index) =>
    readEntry(item, `${where}[${index}]`, taken),
  );
  return { where, colocated: false, entries };
}

/** Whether an entry is about a plane. */
export function isAboutPlane(
  owner: PlaneOwner | undefined,
  plane: ModelRef,
): boolean {
  return (
    owner?.kind === plane.kind &&
    owner.name === plane.name &&
    owner.tenant === plane.tenant
  );
}

function readEntry(
  item: unknown,
  where: string,
  taken: Map<string, string>,
): PlaneEntry {
  const parsed = planeSchema.safeParse(item);
  const owner = ownerSchema.safeParse(item).data;
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) =>
      invalidConfiguration([where, ...path.map(String)].join('.'), message),
    );
    return invalid(where, problems, owner);
  }
  const { kind, tenant, name, colocated, ...connection } = parsed.data;
  const key = JSON.stringify([kind, tenant, name]);
  const other = taken.get(key);
  if (other !== undefined) {
    return invalid(where, [
      invalidConfiguration(where, `is about the same plane as ${other}`),
    ]);
  }
  taken.set(key, where);
  return {
    state: 'valid',
    where,
    owner: { kind, tenant, name },
    way: colocated ? 'colocated' : connection,
  };
}

function invalid(
  where: string,
  problems: readonly Problem[],
  owner?: PlaneOwner,
): PlaneEntry {
  return { state: 'invalid', where, owner, problems };
}
