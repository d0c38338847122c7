// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Build,
  BuildSummary,
  refKey,
  RefOf,
  Unreadable,
} from '@fourplane/plugin-fourplane-common';

/** What a list says of a build by itself. */
export type ListedBuild = Omit<BuildSummary, 'releases'>;

/** A build with what it is found and sorted by. */
export interface IndexedBuild {
  readonly key: string;
  /** When it was made, in ms since the epoch; 0 when nobody says. */
  readonly at: number;
  readonly listed: ListedBuild;
  /** Key of its component. */
  readonly component?: string;
  /** Key of its build plane. */
  readonly plane?: string;
  /** Its owner is not known for certain. */
  readonly isUnreadable?: true;
}

/** Indexes one that can be read. */
export function indexedBuild(build: Build): IndexedBuild {
  const { steps, parameters: _, ...rest } = build;
  const failedStep = failedStepOf(steps);
  return {
    key: refKey(build.ref),
    at: instantOf(build.createdAt ?? build.startedAt),
    listed: { ...rest, ...(failedStep && { failedStep }) },
    ...(build.component && { component: refKey(build.component) }),
    ...(build.plane && { plane: refKey(build.plane) }),
  };
}

/** A row for one that cannot be read: nothing is known of it but why. */
export function unreadableBuild(
  ref: RefOf<'build'>,
  { issues }: Unreadable,
): IndexedBuild {
  const message = issues
    .map(issue => [issue.path, issue.message].filter(Boolean).join(': '))
    .join('; ');
  return {
    key: refKey(ref),
    at: 0,
    listed: { ref, phase: 'unknown', reason: 'Unreadable', message },
    isUnreadable: true,
  };
}

/** The first step that failed, in the order of the steps. */
export function failedStepOf(
  steps: Build['steps'],
): BuildSummary['failedStep'] {
  const step = steps.find(({ phase }) => phase === 'failed');
  return (
    step && {
      name: step.name,
      ...(step.message !== undefined && { message: step.message }),
    }
  );
}

/** Newest first; of the same time by key, so that the order is the same for everybody. */
export function compareBuilds(
  one: Pick<IndexedBuild, 'at' | 'key'>,
  other: Pick<IndexedBuild, 'at' | 'key'>,
): number {
  if (one.at !== other.at) {
    return other.at - one.at;
  }
  if (one.key === other.key) {
    return 0;
  }
  return one.key < other.key ? -1 : 1;
}

/** An ISO 8601 instant in ms since the epoch; 0 when there is none. */
export function instantOf(text: string | undefined): number {
  return (text && Date.parse(text)) || 0;
}
