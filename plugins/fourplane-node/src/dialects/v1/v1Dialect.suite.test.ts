// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { dialectSuite } from '../__testUtils__/dialectSuite';
import { servedBy } from './__testUtils__/servedBy';
import { slots } from './__testUtils__/slots';
import { v1Dialect } from './v1Dialect';

// What 1.1 serves is between the two, and so is what is read of it.
for (const generation of ['v1.0', 'v1.2'] as const) {
  const served = servedBy[generation];
  dialectSuite({ generation, definition: v1Dialect, served, slots });
}
