// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelKind, ModelRef } from '@fourplane/plugin-fourplane-common';
import { Model } from '@fourplane/plugin-fourplane-node';

/** A reference with the display name of what it leads to, where that can be read and has one. */
export function titled(
  model: Pick<Model, 'read'>,
  ref: ModelRef,
): { readonly ref: ModelRef; readonly title?: string } {
  const reading = model.read<ModelKind>(ref);
  const title = reading.state === 'present' ? reading.model.title : undefined;
  return { ref, ...(title !== undefined && { title }) };
}
