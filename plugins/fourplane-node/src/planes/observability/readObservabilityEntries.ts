// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { RootConfigService } from '@backstage/backend-plugin-api';
import { Problem } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { invalidConfiguration } from '../planeProblems';

const KEY = 'fourplane.observability';

/** What an entry may say the address of. */
const parts = ['openSearch', 'prometheus', 'observer'] as const;

/** One of the servers that an entry may name. */
export type ObservabilityPart = (typeof parts)[number];

const text = z.string().min(1);

const planeSchema = z.strictObject({
  kind: z.enum(['dataPlane', 'buildPlane', 'observabilityPlane']).optional(),
  tenant: text.optional(),
  name: text,
});

const ownerSchema = z.object({
  controlPlane: text.optional(),
  plane: planeSchema.optional(),
});

/** Whose logs and metrics an entry is about. */
export type ObservabilityOwner = z.infer<typeof ownerSchema>;

/**
 * A server of an entry as read. A bad one whose owner can be told still stands for its planes, so that their pages say
 * what is wrong with it rather than that there is none.
 */
export type ObservabilityEntry<T> =
  | {
      readonly state: 'valid';
      readonly where: string;
      readonly owner: ObservabilityOwner;
      readonly config: T;
    }
  | {
      readonly state: 'invalid';
      readonly where: string;
      readonly owner?: ObservabilityOwner;
      readonly problems: readonly Problem[];
    };

interface ReadOptions<S extends z.ZodType> {
  /** The names of all that are configured. */
  readonly controlPlanes: readonly string[];
  readonly part: ObservabilityPart;
  readonly schema: S;
}

/**
 * Reads one kind of server from `fourplane.observability`; empty when there is none. What is wrong with the other kinds
 * is for whoever reads those. Never throws, and repeats no value of a secret in a problem. An entry without
 * `controlPlane` is about the only control plane there is.
 */
export function readObservabilityEntries<S extends z.ZodType>(
  config: RootConfigService,
  options: ReadOptions<S>,
): ObservabilityEntry<z.infer<S>>[] {
  const value = config.getOptional(KEY);
  if (value === undefined) {
    return [];
  }
  if (!Array.isArray(value)) {
    return [invalid(KEY, ['must be a list'])];
  }
  const taken = new Map<string, string>();
  return value.flatMap((item, index) => {
    const where = `${KEY}[${index}]`;
    const named = partsIn(item);
    if (named?.length === 0) {
      return [invalid(where, [`needs one of ${parts.join(', ')}`])];
    }
    if (named && !named.includes(options.part)) {
      return [];
    }
    const entry = readEntry(item, where, options);
    if (entry.owner === undefined) {
      return [entry];
    }
    const key = ownerKey(entry.owner);
    const other = taken.get(key);
    if (other !== undefined && entry.state === 'valid') {
      return [invalid(entry.where, [`is about the same plane as ${other}`])];
    }
    taken.set(key, other ?? entry.where);
    return [entry];
  });
}

/** The servers that an entry names; undefined where it is no entry at all. */
function partsIn(item: unknown): readonly ObservabilityPart[] | undefined {
  return typeof item === 'object' && item !== null
    ? parts.filter(part => part in item)
    : undefined;
}

function readEntry<S extends z.ZodType>(
  item: unknown,
  where: string,
  { controlPlanes, part, schema }: ReadOptions<S>,
): ObservabilityEntry<z.infer<S>> {
  const parsed = z
    .strictObject({
      ...ownerSchema.shape,
      openSearch: z.unknown().optional(),
      prometheus: z.unknown().optional(),
      observer: z.unknown().optional(),
      [part]: schema,
    })
    .safeParse(item);
  const owner = ownerSchema.safeParse(item).data;
  if (!parsed.success) {
    return {
      state: 'invalid',
      where,
      owner: isTold(owner, controlPlanes)
        ? ownerAmong(owner, controlPlanes)
        : undefined,
      problems: parsed.error.issues.map(issue =>
        invalidConfiguration(
          [where, ...issue.path.map(String)].join('.'),
          issue.message,
        ),
      ),
    };
  }
  const told = ownerSchema.parse(parsed.data);
  const { controlPlane } = told;
  if (controlPlane === undefined && controlPlanes.length > 1) {
    return invalid(where, [
      `needs "controlPlane" where there are several (${controlPlanes.join(
        ', ',
      )})`,
    ]);
  }
  if (controlPlane !== undefined && !controlPlanes.includes(controlPlane)) {
    return invalid(`${where}.controlPlane`, [
      `"${controlPlane}" is not the name of a control plane in fourplane.controlPlanes`,
    ]);
  }
  return {
    state: 'valid',
    where,
    owner: ownerAmong(told, controlPlanes),
    config: schema.parse(z.record(z.string(), z.unknown()).parse(item)[part]),
  };
}

function isTold(
  owner: ObservabilityOwner | undefined,
  controlPlanes: readonly string[],
): owner is ObservabilityOwner {
  return (
    owner !== undefined &&
    (owner.controlPlane !== undefined || controlPlanes.length === 1)
  );
}

function ownerAmong(
  { controlPlane, plane }: ObservabilityOwner,
  controlPlanes: readonly string[],
): ObservabilityOwner {
  return { controlPlane: controlPlane ?? controlPlanes[0], plane };
}

function ownerKey({ controlPlane, plane }: ObservabilityOwner): string {
  return JSON.stringify([
    controlPlane,
    plane?.kind,
    plane?.tenant,
    plane?.name,
  ]);
}

function invalid(
  where: string,
  messages: readonly string[],
): Extract<ObservabilityEntry<never>, { state: 'invalid' }> {
  return {
    state: 'invalid',
    where,
    problems: messages.map(message => invalidConfiguration(where, message)),
  };
}
