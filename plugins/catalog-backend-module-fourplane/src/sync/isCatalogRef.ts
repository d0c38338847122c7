// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef, RefOf } from '@fourplane/plugin-fourplane-common';
import { CatalogKind, isCatalogKind } from '../entities/catalogKinds';

/** Whether the reference is of a kind that becomes an entity. */
export function isCatalogRef(ref: ModelRef): ref is RefOf<CatalogKind> {
  return isCatalogKind(ref.kind);
}
