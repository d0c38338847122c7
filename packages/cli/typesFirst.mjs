// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

// Second half of a plugin's prepack: puts `types` first in every entry of `exports`. Conditions are tried in order, and
// what Backstage's prepack writes lets TypeScript stop at `import` or `require` before it has seen the types.

import { readFileSync, writeFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
for (const [entry, conditions] of Object.entries(manifest.exports)) {
  if (typeof conditions === 'object') {
    const { types, ...others } = conditions;
    manifest.exports[entry] = { types, ...others };
  }
}
writeFileSync('package.json', `${JSON.stringify(manifest, null, 2)}\n`);
