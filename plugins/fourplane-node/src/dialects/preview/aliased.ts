// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelKind } from '@fourplane/plugin-fourplane-common';
import { Lookup } from '../Dialect';
import { ModelReader, ReadContext } from '../reading/ModelReader';
import { TouchRule } from '../reading/TouchRule';

/** Kinds that the readers of 0.3 know by another name than those of the v1 line, by which they are kept here. */
const names: ReadonlyMap<string, string> = new Map([
  ['Release', 'RenderedRelease'],
  ['BuildPlane', 'WorkflowPlane'],
]);

function nameOf(kind: string): string {
  return names.get(kind) ?? kind;
}

function aliased({ lookup, refTo }: ReadContext): ReadContext {
  const renamed: Lookup = {
    get: (kind, ...rest) => lookup.get(nameOf(kind), ...rest),
    all: kind => lookup.all(nameOf(kind)),
    inNamespace: (kind, ...rest) => lookup.inNamespace(nameOf(kind), ...rest),
    byIndex: (kind, ...rest) => lookup.byIndex(nameOf(kind), ...rest),
  };
  return { lookup: renamed, refTo };
}

/** A reader of 0.3 on what is kept under the names of the v1 line. */
export function aliasedReader<K extends ModelKind>(
  reader: ModelReader<K>,
): ModelReader<K> {
  const { objects } = reader;
  return {
    sources: reader.sources.map(nameOf),
    refs: (scope, context) => reader.refs(scope, aliased(context)),
    read: (ref, context) => reader.read(ref, aliased(context)),
    objects:
      objects &&
      function* objectsOf(ref, context) {
        for (const { kind, object } of objects(ref, aliased(context))) {
          yield { kind: { key: nameOf(kind.key) }, object };
        }
      },
  };
}

/** What a rule of 0.3 touches, on what is kept under the names of the v1 line. */
export function aliasedTouched<T>(rule: TouchRule<T>): TouchRule<T>['touched'] {
  return (change, context) => rule.touched(change, aliased(context));
}
