// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { crd, KindBuilder } from '../openChoreoKind';

/** The CustomResourceDefinition of one kind of the first generation. */
export const choreoKind: KindBuilder = options =>
  crd({ ...options, group: 'core.choreo.dev', version: 'v1' });
