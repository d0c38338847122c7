// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { DialectDefinition, ServedKinds } from './Dialect';
import { SideBySideDialect } from './SideBySideDialect';
import { v02Dialect } from './v0.2';
import { previewDialect } from './preview';
import { v03Dialect } from './v0.3';
import { v1Dialect } from './v1';

/** Every generation that is spoken, newest line first: after an upgrade old kinds may be left behind. */
const definitions: readonly DialectDefinition[] = [
  v1Dialect,
  previewDialect,
  v03Dialect,
];

/** Generations in an API group of their own, whose objects an upgrade leaves beside the newer ones. */
const otherGroups: readonly DialectDefinition[] = [v02Dialect];

/**
 * The dialect of a control plane, by the kinds it serves and never by a version string; `undefined` when none of them
 * is known here.
 */
export function chooseDialect(
  served: ServedKinds,
): DialectDefinition | undefined {
  const spoken = [definitions, otherGroups].flatMap(candidates => {
    const found = candidates.find(each => each.recognises(served));
    return found ? [found] : [];
  });
  return spoken.length > 1 ? sideBySide(spoken) : spoken[0];
}

function sideBySide(both: readonly DialectDefinition[]): DialectDefinition {
  return {
    recognises: served => both.every(each => each.recognises(served)),
    create: options =>
      SideBySideDialect.create({
        dialects: both.map(each => each.create(options)),
      }),
  };
}
