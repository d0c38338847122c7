// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { dialectSuite } from '../__testUtils__/dialectSuite';
import { servedBy } from './__testUtils__/servedBy';
import { slots } from './__testUtils__/slots';
import { v1Dialect } from './v1Dialect';

for (const [generation, served] of Object.entries(servedBy)) {
  dialectSuite({ generation, definition: v1Dialect, served, slots });
}
