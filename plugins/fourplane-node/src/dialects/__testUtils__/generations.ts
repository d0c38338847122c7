// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ServedKinds } from '../Dialect';
import { servedBy as servedByPreview } from '../preview/__testUtils__/served';
import { slotsBy } from '../preview/__testUtils__/slots';
import { served as servedByV02 } from '../v0.2/__testUtils__/served';
import { slots as slotsOfV02 } from '../v0.2/__testUtils__/slots';
import { served as servedByV03 } from '../v0.3/__testUtils__/served';
import { slots as slotsOfV03 } from '../v0.3/__testUtils__/slots';
import { servedBy as servedByV1 } from '../v1/__testUtils__/servedBy';
import { slots as slotsOfV1 } from '../v1/__testUtils__/slots';
import { Slot } from './Slot';

/** One generation of each way of writing things, with what its cluster serves and holds. */
export const generations: readonly (readonly [
  string,
  ServedKinds,
  readonly Slot[],
])[] = [
  ['v0.2', servedByV02, slotsOfV02],
  ['v0.3', servedByV03, slotsOfV03],
  ['v0.5', servedByPreview['v0.5'], slotsBy['v0.5']],
  ['v0.16', servedByPreview['v0.16'], slotsBy['v0.16']],
  ['v1.2', servedByV1['v1.2'], slotsOfV1],
];
