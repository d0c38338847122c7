// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  isRefOf,
  ModelByKind,
  ModelKind,
  ModelRef,
} from '@fourplane/plugin-fourplane-common';
import { Model } from '@fourplane/plugin-fourplane-node';

/** What a reference leads to, where that is of the kind, there and readable. */
export function present<K extends ModelKind>(
  model: Pick<Model, 'read'>,
  ref: ModelRef | undefined,
  kind: K,
): ModelByKind[K] | undefined {
  if (!ref || !isRefOf(ref, kind)) {
    return undefined;
  }
  const reading = model.read(ref);
  return reading.state === 'present' ? reading.model : undefined;
}
