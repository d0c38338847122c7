// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelKind, refKey } from '@fourplane/plugin-fourplane-common';
import { absent, ModelReader } from '../reading/ModelReader';

/** A noun that several kinds stand for; where they share a name, the first of them is meant. */
export function firstOf<K extends ModelKind>(
  ...readers: readonly ModelReader<K>[]
): ModelReader<K> {
  return {
    sources: readers.flatMap(reader => reader.sources),
    refs: (scope, context) => {
      const found = readers
        .flatMap(reader => reader.refs(scope, context))
        .map(ref => [refKey(ref), ref] as const);
      return [...new Map(found).values()];
    },
    read: (ref, context) => {
      for (const reader of readers) {
        const reading = reader.read(ref, context);
        if (reading.state !== 'absent') {
          return reading;
        }
      }
      return absent;
    },
    objects: (ref, context) => {
      const reader = readers.find(
        each => each.read(ref, context).state !== 'absent',
      );
      if (!reader) {
        return [];
      }
      return (
        reader.objects?.(ref, context) ??
        reader.sources.flatMap(key => {
          const object = context.lookup.get(key, ref.tenant, ref.name);
          return object ? [{ kind: { key }, object }] : [];
        })
      );
    },
  };
}
