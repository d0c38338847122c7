// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../client';
import { Kind } from './Kind';

/** A lookup over the cached objects of a kind. */
export interface ObjectIndex {
  kind: Kind;
  name: string;
  keys(object: KubeObject): readonly string[];
}
