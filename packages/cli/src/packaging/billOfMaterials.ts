// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { repoRoot } from '../repoRoot';

/** An entry of yarn.lock. */
interface LockedPackage {
  readonly version: string;
  readonly resolution: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly checksum?: string;
}

/** What each descriptor (`name@npm:range`) is resolved to. */
export type Lockfile = ReadonlyMap<string, LockedPackage>;

export interface BillOfMaterials {
  readonly bomFormat: 'CycloneDX';
  readonly specVersion: '1.6';
  readonly version: 1;
  readonly metadata: { readonly component: BillComponent };
  readonly components: readonly BillComponent[];
  readonly dependencies: readonly {
    readonly ref: string;
    readonly dependsOn: readonly string[];
  }[];
}

interface BillComponent {
  readonly type: 'library';
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
}

/** Reads the text of a yarn.lock of Yarn 4. */
export function readLockfile(file: string): Lockfile {
  const entries: Record<string, LockedPackage> = parse(
    readFileSync(file, 'utf8'),
  );
  return new Map(
    Object.entries(entries)
      .filter(([key]) => key !== '__metadata')
      .flatMap(([key, locked]) =>
        key.split(', ').map(descriptor => [descriptor, locked] as const),
      ),
  );
}

/**
 * What comes along with a package of this repository, as CycloneDX 1.6: everything reached by dependencies, in the
 * versions it is tested with. Where a portal resolves newer ones, the portal's own bill says so.
 */
export function billOfMaterials(
  lockfile: Lockfile,
  packageName: string,
): BillOfMaterials {
  const root = [...lockfile.values()].find(({ resolution }) =>
    resolution.startsWith(`${packageName}@workspace:`),
  );
  if (!root) {
    throw new Error(`yarn.lock has no package ${packageName}`);
  }
  const seen = new Map<LockedPackage, readonly LockedPackage[]>();
  const waiting = [root];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (!seen.has(next)) {
      const needed = dependenciesOf(lockfile, next);
      seen.set(next, needed);
      waiting.push(...needed);
    }
  }
  const all = [...seen.keys()];
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: componentOf(root) },
    components: all
      .filter(locked => locked !== root)
      .map(componentOf)
      .sort((a, b) => a.purl.localeCompare(b.purl)),
    dependencies: all.map(locked => ({
      ref: componentOf(locked).purl,
      dependsOn: (seen.get(locked) ?? []).map(
        needed => componentOf(needed).purl,
      ),
    })),
  };
}

/** A workspace's entry lists what its development needs, too; only what is published of it counts. */
function dependenciesOf(
  lockfile: Lockfile,
  locked: LockedPackage,
): LockedPackage[] {
  const published = publishedDependencies(locked);
  return Object.entries(locked.dependencies ?? {})
    .filter(([name]) => published === undefined || published.has(name))
    .flatMap(([name, range]) => {
      const found =
        lockfile.get(`${name}@${range}`) ??
        lockfile.get(`${name}@npm:${range}`) ??
        lockfile.get(`${name}@${range.replace(/^npm:/, '')}`) ??
        [...lockfile].find(([key]) => key.startsWith(`${name}@`))?.[1];
      return found ? [found] : [];
    });
}

function publishedDependencies(
  locked: LockedPackage,
): ReadonlySet<string> | undefined {
  const [, folder] = locked.resolution.split('@workspace:');
  if (folder === undefined) {
    return undefined;
  }
  const manifest = JSON.parse(
    readFileSync(join(repoRoot, folder, 'package.json'), 'utf8'),
  );
  return new Set(Object.keys(manifest.dependencies ?? {}));
}

function nameOf({ resolution }: LockedPackage): string {
  return resolution.slice(0, resolution.indexOf('@', 1));
}

function componentOf(locked: LockedPackage): BillComponent {
  const name = nameOf(locked);
  const version = versionOf(locked);
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  return { type: 'library', 'bom-ref': purl, name, version, purl };
}

function versionOf({ version, resolution }: LockedPackage): string {
  const [, folder] = resolution.split('@workspace:');
  return folder === undefined
    ? version
    : JSON.parse(readFileSync(join(repoRoot, folder, 'package.json'), 'utf8'))
        .version;
}
