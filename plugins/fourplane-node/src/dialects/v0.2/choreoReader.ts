// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ModelByKind,
  ModelKind,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import {
  absent,
  FoundObject,
  ModelReader,
  presentReading,
  ReadContext,
  unreadableReading,
} from '../reading/ModelReader';
import { partOf, Projection } from '../reading/ReadableKind';
import { ChoreoKind } from './choreoKind';
import { counted, members } from './counted';
import { organizationKind } from './kinds/organization';

interface ReaderOptions<K extends ModelKind, T> {
  readonly modelKind: K;
  readonly kind: ChoreoKind<T>;
  readonly model: (
    ref: RefOf<K>,
    content: T,
    context: ReadContext,
  ) => ModelByKind[K];
  /** Which objects of the kind are this noun; all by default. */
  readonly isOne?: (part: Partial<T>) => boolean;
  /** What it is read from beside the object itself. */
  readonly parts?: (content: T, context: ReadContext) => readonly FoundObject[];
}

/** How a noun is read that is one object of one kind. */
export function choreoReader<K extends ModelKind, T>({
  modelKind,
  kind,
  model,
  isOne = () => true,
  parts,
}: ReaderOptions<K, T>): ModelReader<K> {
  const objectOf = (
    ref: RefOf<K>,
    { lookup }: ReadContext,
  ): Projection<T> | undefined => {
    const object = counted(kind, ref, lookup);
    return object && isOne(partOf(object)) ? object : undefined;
  };
  return {
    // The organization decides in which namespace the others are looked for.
    sources: [...new Set([kind.key, organizationKind.key])],
    refs: (scope, { lookup, refTo }) =>
      [...members(kind, scope, lookup)].flatMap(object => {
        const names = kind.namesOf(object);
        return names && isOne(partOf(object))
          ? [refTo.of(modelKind, names)]
          : [];
      }),
    read: (ref, context) => {
      const object = objectOf(ref, context);
      if (!object) {
        return absent;
      }
      return object.content
        ? presentReading(model(ref, object.content, context))
        : unreadableReading(ref, kind, object);
    },
    objects: (ref, context): FoundObject[] => {
      const object = objectOf(ref, context);
      return object
        ? [
            { kind, object },
            ...((object.content && parts?.(object.content, context)) ?? []),
          ]
        : [];
    },
  };
}
