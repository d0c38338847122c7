// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { InputError } from '@backstage/errors';
import { ModelKind, RefOf } from '@fourplane/plugin-fourplane-common';
import { NamedThing } from './ThingFinder';

/** The reference of a thing that somebody has named; throws an `InputError` that names the field where there is none. */
export function neededRef<K extends ModelKind>({
  field,
  text,
  kind,
  ref,
  again,
}: NamedThing<K>): RefOf<K> {
  const found = ref ?? again?.();
  if (!found) {
    throw new InputError(
      `${field}: "${text}" stands for no ${kind} of OpenChoreo that is known`,
    );
  }
  return found;
}
