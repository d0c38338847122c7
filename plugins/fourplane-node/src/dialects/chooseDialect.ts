// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { DialectDefinition, ServedKinds } from './Dialect';
import { v1Dialect } from './v1';

/** Every generation that is spoken, newest line first: after an upgrade old kinds may be left behind. */
const definitions: readonly DialectDefinition[] = [v1Dialect];

/**
 * The dialect of a control plane, by the kinds it serves and never by a version string; `undefined` when none of them
 * is known here.
 */
export function chooseDialect(
  served: ServedKinds,
): DialectDefinition | undefined {
  return definitions.find(definition => definition.recognises(served));
}
