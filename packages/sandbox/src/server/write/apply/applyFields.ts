// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from '../../ApiObject';
import { isJsonObject } from '../../ApiObject';
import { isEqual } from '../../schema/isEqual';
import { sortedMembers } from '../../store/serialiseObject';
import { compareValues } from './compareValues';
import { FieldSet } from './FieldSet';
import { fieldSetOf, withNamedFields } from './fieldSetOf';
import type { FieldConflict } from './applyConflict';
import type { FieldType } from './FieldType';
import type { ManagedEntry, ManagedFields } from './ManagedFields';
import { managerKey } from './ManagedFields';
import { mergeValues, removeFields } from './mergeValues';
import type { UpdateContext } from './trackUpdate';
import { disowned, ownable, trackUpdate } from './trackUpdate';

/** The annotation `kubectl apply` keeps its last input in. */
export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** What an apply came to. */
export type AppliedFields =
  | {
      readonly outcome: 'applied';
      readonly object: unknown;
      readonly entries: ManagedFields;
    }
  | {
      readonly outcome: 'conflicts';
      readonly conflicts: readonly FieldConflict[];
    };

/** What an apply is, beside the live object and the applied one. */
export interface ApplyContext extends UpdateContext {
  /** Takes fields from their owners instead of failing. */
  readonly force: boolean;
}

/** The merged object without what the applier once set, sets no longer, and nobody else owns. */
function pruned(
  merged: unknown,
  type: FieldType,
  lastSet: FieldSet,
  entries: Iterable<ManagedEntry>,
): unknown {
  if (lastSet.isEmpty) {
    return merged;
  }
  const setOf = (value: unknown) =>
    withNamedFields(fieldSetOf(value, type), type);
  const last = withNamedFields(lastSet, type);
  const owned = withNamedFields(
    FieldSet.unionOf([...entries].map(entry => entry.fields)),
    type,
  );
  const before = setOf(merged);
  const bare = setOf(removeFields(merged, last, type));
  const withOwned = removeFields(
    merged,
    before.difference(bare.union(owned)),
    type,
  );
  // what was never the applier's comes back, even inside something that was
  return removeFields(
    merged,
    before.difference(setOf(withOwned)).intersection(last),
    type,
  );
}

function applyOnce(
  live: unknown,
  applied: unknown,
  context: ApplyContext,
): AppliedFields {
  const { type, by, ignored, time } = context;
  const key = managerKey(by);
  const previous = context.entries.get(key);
  const entries = new Map(context.entries);
  entries.set(key, {
    ...by,
    time: previous?.time,
    fields: fieldSetOf(applied, type).without(ignored),
  });
  const object = pruned(
    mergeValues(live, applied, type),
    type,
    previous?.fields ?? FieldSet.empty,
    entries.values(),
  );
  const change = compareValues(live, object, type);
  const result = disowned(
    entries,
    {
      added: change.added.without(ignored),
      modified: change.modified.without(ignored),
      removed: change.removed.without(ignored),
    },
    key,
  );
  if (result.conflicts.length > 0 && !context.force) {
    return { outcome: 'conflicts', conflicts: result.conflicts };
  }
  const own = result.entries.get(key);
  const fields = ownable(own?.fields ?? FieldSet.empty, ignored);
  if (own && !fields.isEmpty) {
    result.entries.set(key, {
      ...own,
      fields,
      time: isEqual(live, object) ? previous?.time : time,
    });
  } else {
    result.entries.delete(key);
  }
  return { outcome: 'applied', object, entries: result.entries };
}

/** The fields the last client-side apply set and that still hold: `kubectl` may take them. */
function lastAppliedFields(
  live: unknown,
  type: FieldType,
  apiVersion: string,
): FieldSet {
  const metadata = isJsonObject(live) ? live.metadata : undefined;
  const annotations = isJsonObject(metadata) ? metadata.annotations : undefined;
  const text = isJsonObject(annotations)
    ? annotations[LAST_APPLIED]
    : undefined;
  let last: unknown;
  try {
    last = typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return FieldSet.empty;
  }
  if (!isJsonObject(last) || last.apiVersion !== apiVersion) {
    return FieldSet.empty;
  }
  const change = compareValues(last, live, type);
  return fieldSetOf(last, type)
    .difference(change.modified)
    .difference(change.added)
    .difference(change.removed);
}

function withLastApplied(object: unknown, applied: JsonObject): unknown {
  const metadata = isJsonObject(object) ? object.metadata : undefined;
  const annotations = isJsonObject(metadata) ? metadata.annotations : undefined;
  if (
    !isJsonObject(object) ||
    !isJsonObject(metadata) ||
    !isJsonObject(annotations) ||
    !annotations[LAST_APPLIED]
  ) {
    return object;
  }
  return {
    ...object,
    metadata: {
      ...metadata,
      annotations: {
        ...annotations,
        [LAST_APPLIED]: `${JSON.stringify(sortedMembers(applied))}\n`,
      },
    },
  };
}

/**
 * A live object with an applied one merged into it, and who owns what then. Neither carries
 * `managedFields`. What existed before the first apply is given to `before-first-apply`.
 */
export function applyFields(
  live: JsonObject,
  applied: JsonObject,
  asked: ApplyContext,
): AppliedFields {
  const { type, by } = asked;
  const context: ApplyContext =
    asked.entries.size > 0
      ? asked
      : {
          ...asked,
          entries: trackUpdate({}, live, {
            ...asked,
            by: { ...by, manager: 'before-first-apply', operation: 'Update' },
          }),
        };
  let result = applyOnce(live, applied, context);
  if (by.manager !== 'kubectl') {
    return result;
  }
  if (result.outcome === 'conflicts') {
    const allowed = lastAppliedFields(live, type, by.apiVersion);
    const refused = result.conflicts
      .map(({ owner, fields }) => ({
        owner,
        fields: fields.difference(allowed),
      }))
      .filter(each => !each.fields.isEmpty);
    if (refused.length > 0) {
      return { outcome: 'conflicts', conflicts: refused };
    }
    result = applyOnce(live, applied, { ...context, force: true });
  }
  return result.outcome === 'applied'
    ? { ...result, object: withLastApplied(result.object, applied) }
    : result;
}
