// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { dialectSuite } from '../__testUtils__/dialectSuite';
import { servedBy } from './__testUtils__/served';
import { slotsBy } from './__testUtils__/slots';
import { previewDialect } from './previewDialect';

for (const generation of ['v0.5', 'v0.9–v0.12', 'v0.16'] as const) {
  dialectSuite({
    generation,
    definition: previewDialect,
    served: servedBy[generation],
    slots: slotsBy[generation],
  });
}
