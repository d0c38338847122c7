// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { builtInSchema } from '../builtIn/builtInSchema';

/** The fields of object metadata; any other is unknown. */
export const METADATA_FIELDS: readonly string[] = Object.keys(
  builtInSchema('meta.v1.ObjectMeta').properties ?? {},
);
