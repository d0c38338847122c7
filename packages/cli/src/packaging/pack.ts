// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SetupError, runScript } from '../SetupError';
import { repoRoot } from '../repoRoot';
import { packPlugins } from './packPlugins';
import { billOfMaterials, readLockfile } from './billOfMaterials';

const USAGE = 'npm run pack [-- --out dist/packages]';

function readOut(): string {
  try {
    const { values } = parseArgs({
      options: { out: { type: 'string', default: 'dist/packages' } },
    });
    return resolve(repoRoot, values.out);
  } catch (error) {
    throw new SetupError((error as Error).message, USAGE);
  }
}

// The tarballs to publish, and beside each what it brings along (CycloneDX).
runScript(async () => {
  const out = readOut();
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const plugins = await packPlugins({
    workDir: join(repoRoot, '.cache/release'),
    outDir: out,
    say: line => process.stdout.write(`· ${line}\n`),
  });
  const lockfile = readLockfile(join(repoRoot, 'yarn.lock'));
  for (const { name, tarball } of plugins) {
    const file = tarball.replace(/\.tgz$/, '.cdx.json');
    const bill = billOfMaterials(lockfile, name);
    writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`);
    process.stdout.write(
      `${basename(tarball)}: ${bill.components.length} packages come along\n`,
    );
  }
  return 0;
});
