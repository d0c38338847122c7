// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** One `replace old [version] => target [targetVersion]`; a target without a version is a folder. */
export interface GoModReplace {
  readonly path: string;
  readonly version?: string;
  readonly target: string;
  readonly targetVersion?: string;
}

/** What a wrapper needs to know of a module's go.mod. */
export interface GoModFile {
  readonly module: string;
  /** Go language version, such as `1.26.0`. */
  readonly go: string;
  /** `key=value` settings. */
  readonly godebug: readonly string[];
  /** Module path -> required version. */
  readonly require: ReadonlyMap<string, string>;
  readonly replace: readonly GoModReplace[];
}

/** Reads the text of a go.mod; throws when it names no module. */
export function parseGoModFile(text: string): GoModFile {
  let module: string | undefined;
  let go = '1.20';
  const godebug: string[] = [];
  const require = new Map<string, string>();
  const replace: GoModReplace[] = [];
  for (const [directive, words] of directives(text)) {
    switch (directive) {
      case 'module':
        module = words[0];
        break;
      case 'go':
        go = words[0];
        break;
      case 'godebug':
        godebug.push(words[0]);
        break;
      case 'require':
        require.set(words[0], words[1]);
        break;
      case 'replace':
        replace.push(parseReplace(words));
        break;
      default:
    }
  }
  if (!module) {
    throw new Error('the text of a go.mod must name its module');
  }
  return { module, go, godebug, require, replace };
}

/** Each directive with its words, blocks unfolded, comments and quotes taken off. */
function* directives(text: string): Iterable<[string, string[]]> {
  let block: string | undefined;
  for (const line of text.split('\n')) {
    const words = line
      .replace(/(^|\s)\/\/.*$/, '')
      .trim()
      .split(/\s+/)
      .map(word => word.replace(/^["`](.*)["`]$/, '$1'));
    if (words[0] === '') {
      continue;
    }
    if (block === undefined && words[1] === '(') {
      block = words[0];
    } else if (words[0] === ')') {
      block = undefined;
    } else if (block === undefined) {
      yield [words[0], words.slice(1)];
    } else {
      yield [block, words];
    }
  }
}

function parseReplace(words: readonly string[]): GoModReplace {
  const arrow = words.indexOf('=>');
  const [path, version] = words.slice(0, arrow);
  const [target, targetVersion] = words.slice(arrow + 1);
  return { path, version, target, targetVersion };
}
