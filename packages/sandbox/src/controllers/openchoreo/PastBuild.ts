// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../client';

/** What else the seed has, by kind and name, in the namespace of the build or in none. */
export type SeedLookup = (kind: string, name: string) => KubeObject | undefined;

/** All objects a build left that was made at a time in the past, which `stamp` is as text. */
export type PastBuild = (
  manifest: KubeObject,
  seed: SeedLookup,
  born: Date,
  stamp: string,
) => KubeObject[];
