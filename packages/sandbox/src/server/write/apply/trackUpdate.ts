// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Comparison } from './compareValues';
import { compareValues } from './compareValues';
import { FieldSet } from './FieldSet';
import type { FieldConflict } from './applyConflict';
import type { FieldType } from './FieldType';
import type {
  FieldManager,
  ManagedEntry,
  ManagedFields,
} from './ManagedFields';
import { managerKey } from './ManagedFields';

/** Metadata nobody owns. */
const UNOWNED = FieldSet.unionOf(
  [
    ['apiVersion'],
    ['kind'],
    ['metadata'],
    ...[
      'clusterName',
      'creationTimestamp',
      'generation',
      'managedFields',
      'name',
      'namespace',
      'resourceVersion',
      'selfLink',
      'uid',
    ].map(name => ['metadata', name]),
  ].map(path => FieldSet.ofPath(path.map(step => `f:${step}`))),
);
const LATEST_UPDATERS = 10;

/** A set without what nobody owns and without what the write cannot change. */
export function ownable(set: FieldSet, ignored: FieldSet): FieldSet {
  return set.without(ignored).difference(UNOWNED);
}

/** The entries after a change of others: what changed or went is theirs no longer. */
export function disowned(
  entries: ManagedFields,
  change: Comparison,
  except: string | undefined,
): { entries: Map<string, ManagedEntry>; conflicts: FieldConflict[] } {
  const touched = change.modified.union(change.added);
  const kept = new Map<string, ManagedEntry>();
  const conflicts: FieldConflict[] = [];
  for (const [key, entry] of entries) {
    if (key === except) {
      kept.set(key, entry);
      continue;
    }
    const taken = entry.fields.intersection(touched);
    if (!taken.isEmpty) {
      conflicts.push({ owner: entry, fields: taken });
    }
    const fields = entry.fields.difference(taken).difference(change.removed);
    if (!fields.isEmpty) {
      kept.set(key, { ...entry, fields });
    }
  }
  return { entries: kept, conflicts };
}

/** Beyond ten updaters the oldest become one, `ancient-changes`. */
function capped(entries: Map<string, ManagedEntry>): ManagedFields {
  const updaters = [...entries.values()]
    .filter(entry => entry.operation === 'Update')
    .sort((left, right) =>
      `${left.time ?? ''}${managerKey(left)}` <
      `${right.time ?? ''}${managerKey(right)}`
        ? -1
        : 1,
    );
  let count = updaters.length;
  const result = new Map(entries);
  const firstOfVersion = new Map<string, ManagedEntry>();
  for (const entry of updaters) {
    if (count <= LATEST_UPDATERS) {
      break;
    }
    const first = firstOfVersion.get(entry.apiVersion);
    if (!first) {
      firstOfVersion.set(entry.apiVersion, entry);
      continue;
    }
    const bucket: ManagedEntry = {
      ...entry,
      manager: 'ancient-changes',
      subresource: undefined,
    };
    const merged = result.get(managerKey(bucket)) ?? first;
    result.delete(managerKey(first));
    result.delete(managerKey(entry));
    result.set(managerKey(bucket), {
      ...bucket,
      fields: entry.fields.union(merged.fields),
    });
    count -= 1;
  }
  return result;
}

/** What an update is, beside the two states of the object. */
export interface UpdateContext {
  readonly type: FieldType;
  readonly entries: ManagedFields;
  readonly by: FieldManager;
  /** Recorded as the time of the change; of changes of unknown time, none. */
  readonly time: string | undefined;
  /** What the write cannot change, and so does not own. */
  readonly ignored: FieldSet;
}

/** Who owns what after an update: what it changed is its own, and nobody else's. */
export function trackUpdate(
  before: unknown,
  after: unknown,
  context: UpdateContext,
): ManagedFields {
  const { type, by, time, ignored } = context;
  const all = compareValues(before, after, type);
  const change: Comparison = {
    added: all.added.without(ignored),
    modified: all.modified.without(ignored),
    removed: all.removed.without(ignored),
  };
  const { entries } = disowned(context.entries, change, undefined);
  const taken = ownable(change.modified.union(change.added), ignored);
  if (taken.isEmpty) {
    return entries;
  }
  const key = managerKey(by);
  const previous = entries.get(key);
  entries.set(key, {
    ...by,
    time,
    fields: previous ? previous.fields.union(taken) : taken,
  });
  return capped(entries);
}
