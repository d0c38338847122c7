// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { openApiDocument } from '../src/openapi/openApiDocument';

/** Writes `openapi.yaml` anew from the contract: `yarn openapi`. */
writeFileSync(
  join(__dirname, '..', 'openapi.yaml'),
  stringify(openApiDocument(), {
    aliasDuplicateObjects: false,
    lineWidth: 0,
    singleQuote: true,
  }),
);
