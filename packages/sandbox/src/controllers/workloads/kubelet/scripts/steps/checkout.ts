// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LogLine } from '../../LogScript';
import { bare } from '../lines';
import { StepContext } from './StepContext';
import { StepWords } from './StepWords';

const subjects = [
  'Round totals once, at the end',
  'Retry the payment call when the gateway resets the connection',
  'Show the delivery date in the summary',
  'Bump dependencies',
  'Cache product lookups for a minute',
  'Fix a leak of database connections on shutdown',
  'Add a health endpoint',
  'Move prices to minor units',
] as const;

const authors = [
  'Ada Okafor',
  'Jun Watanabe',
  'Marta Keller',
  'Sam Ortiz',
] as const;

/** Brings the source: where from, and which commit by whom. */
export function checkout(context: StepContext): StepWords {
  const { repository, branch, commit, revision } = context;
  const objects =
    300 + (parseInt(context.digest('objects').slice(0, 4), 16) % 900);
  const begin: LogLine[] = [
    bare(`>> Repository: ${repository}`),
    bare(`>> Branch: ${branch || '<not specified>'}`),
    bare(`>> Commit: ${commit || '<not specified>'}`),
    bare("Cloning into '/mnt/vol/source'..."),
  ];
  const rest: LogLine[] = [
    bare(`remote: Enumerating objects: ${objects}, done.`),
    ...[12, 47, 83, 100].map(percent =>
      bare(
        `remote: Counting objects: ${String(percent).padStart(
          3,
        )}% (${Math.round((objects * percent) / 100)}/${objects})${
          percent === 100 ? ', done.' : '\r'
        }`,
      ),
    ),
    bare('remote: Compressing objects: 100% (212/212), done.'),
    bare(
      `remote: Total ${objects} (delta 121), reused ${
        objects - 40
      } (delta 98), pack-reused 0`,
    ),
    bare(
      `Receiving objects: 100% (${objects}/${objects}), 1.24 MiB | 6.10 MiB/s, done.`,
    ),
    bare('Resolving deltas: 100% (121/121), done.'),
    bare(
      `HEAD is now at ${revision} ${context.pick('subject', subjects)} (#${
        100 + (objects % 400)
      })`,
    ),
    bare(`Author: ${context.pick('author', authors)}`),
    bare(`>> Source is checked out at ${revision}`),
  ];
  return {
    lines: [...begin, ...rest],
    untilFailure: begin,
    failure: exitCode => [
      bare(
        branch
          ? `fatal: Remote branch ${branch} not found in upstream origin`
          : `fatal: unable to access '${repository}': Could not resolve host`,
      ),
      bare(`Error: exit status ${exitCode}`),
    ],
  };
}
