// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { installationSteps } from '../install/installCheck';
import { addedLines } from '../install/documentedSteps';
import { pluginFolders } from '../packaging/packPlugins';
import { repoRoot } from '../repoRoot';
import {
  configurationKeys,
  keysOf,
  withConfigurationKeys,
} from './configurationReference';

const docs = join(repoRoot, 'docs');
const read = (...path: string[]) => readFileSync(join(...path), 'utf8');

describe('the configuration reference', () => {
  it('reads keys of lists, of choices and of secrets', () => {
    const keys = keysOf(
      `export interface Config {
        fourplane?: {
          /** Many. */
          planes?: 'all' | Array<{ name: string;
            /** @visibility secret */ token?: string }>;
        };
      }`,
      'p',
    );
    expect(
      keys.map(({ path, type, isRequired, isSecret }) => [
        path,
        type,
        isRequired,
        isSecret,
      ]),
    ).toEqual([
      ['fourplane.planes', "'all'", false, false],
      ['fourplane.planes[].name', 'string', true, false],
      ['fourplane.planes[].token', 'string', false, true],
    ]);
  });

  it('has every key that a config.d.ts declares, and no other (npm run docs)', () => {
    const page = read(docs, 'configuration.md');
    expect(page).toBe(withConfigurationKeys(page, configurationKeys()));
  });

  it('keeps tokens and passwords out of what is shown', () => {
    const open = configurationKeys().filter(
      ({ path, isSecret }) => /\.(token|password)$/.test(path) && !isSecret,
    );
    expect(open).toEqual([]);
  });
});

describe('the pages', () => {
  const pages = readdirSync(docs).filter(name => name.endsWith('.md'));

  it.each(pages)('%s links to what is there', name => {
    const links = [
      ...read(docs, name).matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g),
    ];
    const dead = links
      .map(([, target]) => target)
      .filter(target => !existsSync(join(dirname(join(docs, name)), target)));
    expect(dead).toEqual([]);
  });

  it('tell an installation of at most ten lines', () => {
    expect(addedLines(installationSteps('new'))).toBeLessThanOrEqual(5);
    expect(addedLines(installationSteps('legacy'))).toBeLessThanOrEqual(10);
  });

  it('key troubleshooting by messages that the code has', () => {
    const sources = pluginFolders()
      .flatMap(folder => sourcesBelow(join(repoRoot, 'plugins', folder, 'src')))
      .join('\n')
      .replace(/'\s*\+\s*'/g, '')
      .replace(/\s+/g, ' ');
    const asked = [...read(docs, 'troubleshooting.md').matchAll(/^### (.+)$/gm)]
      .flatMap(([, title]) => title.split('…'))
      .map(part => part.replace(/[`\\]/g, '').trim())
      .filter(part => part.length > 3);
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.filter(part => !sources.includes(part))).toEqual([]);
  });
});

it('every changeset is about packages there are', () => {
  const folder = join(repoRoot, '.changeset');
  const names = pluginFolders().map(name => `'@fourplane/plugin-${name}'`);
  for (const file of readdirSync(folder).filter(
    name => name.endsWith('.md') && name !== 'README.md',
  )) {
    const [, head] = read(folder, file).split('---\n');
    const about = head
      .trim()
      .split('\n')
      .map(line => line.split(': ')[0]);
    expect(about.filter(name => !names.includes(name))).toEqual([]);
  }
});

it.each(['deploy', 'examples/rbac'])(
  '%s holds objects of Kubernetes',
  folder => {
    for (const file of readdirSync(join(repoRoot, folder)).filter(name =>
      name.endsWith('.yaml'),
    )) {
      for (const document of parseAllDocuments(read(repoRoot, folder, file))) {
        expect(document.errors).toEqual([]);
        expect(document.toJS()).toMatchObject({
          apiVersion: expect.any(String),
          kind: expect.any(String),
          metadata: { name: expect.any(String) },
        });
      }
    }
  },
);

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter(name => /\.tsx?$/.test(name) && !/\.test\./.test(name))
    .map(name => read(folder, name));
}
