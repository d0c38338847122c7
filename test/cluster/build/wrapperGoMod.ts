// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { GoModReplace, parseGoModFile } from './GoModFile';

export interface WrapperOptions {
  /** The module whose program is built, and its version. */
  readonly module: string;
  readonly version: string;
  /** The text of that module's go.mod. */
  readonly goMod: string;
  /** See `Program.siblingVersion`. */
  readonly siblingVersion?: string;
}

const isFolder = (replace: GoModReplace) => /^\.{0,2}\//.test(replace.target);

/**
 * The go.mod of a module that does nothing but require another one, so that its program can be built.
 * Go ignores the `replace` and `godebug` lines of a required module; a program built without them would not be the
 * released one, and Kubernetes' would not resolve at all. So they are said again here: replacements by a folder of
 * the same repository become the published version of that folder.
 */
export function wrapperGoMod(options: WrapperOptions): string {
  const { module, version } = options;
  const original = parseGoModFile(options.goMod);
  const replaces = original.replace.flatMap(replace => {
    if (!isFolder(replace)) {
      return [line(replace)];
    }
    const required = original.require.get(replace.path);
    // one that is required of no version only forbids its use
    if (required !== 'v0.0.0') {
      return [];
    }
    if (!options.siblingVersion) {
      throw new Error(
        `${module} ${version} takes ${replace.path} from its own folder ${replace.target} and names no version of it; say one as siblingVersion`,
      );
    }
    return [
      line({
        path: replace.path,
        target: replace.path,
        targetVersion: options.siblingVersion,
      }),
    ];
  });
  return [
    `module fourplane.dev/cluster/${module.replace(/[^a-z0-9]+/gi, '-')}`,
    '',
    `go ${original.go}`,
    '',
    ...original.godebug.map(setting => `godebug ${setting}`),
    '',
    `require ${module} ${version}`,
    '',
    ...replaces.map(text => `replace ${text}`),
    '',
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}

function line(replace: GoModReplace): string {
  const { path, version, target, targetVersion } = replace;
  return [path, version, '=>', target, targetVersion].filter(Boolean).join(' ');
}
