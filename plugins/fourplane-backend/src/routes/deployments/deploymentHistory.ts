// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  DeploymentHistory,
  Health,
  HistoryEntry,
  Placed,
  refKey,
  ReleaseSummary,
  ThingParams,
} from '@fourplane/plugin-fourplane-common';
import { BuildServices } from '../builds/BuildServices';
import { ListedBuild } from '../builds/IndexedBuild';
import { deploymentHealth } from './deploymentHealth';
import { releaseOf } from './releaseSummaries';
import { runtimeOf } from './runtimeOf';
import { ShownEnvironment, shownEnvironments } from './shownEnvironments';
import { readThing } from './thing';
import { partsOf } from './thingDeployments';

/** How many builds a history tells of, beside those whose releases run. */
const MAX_BUILDS = 50;

/** How what runs came to be. Rejects as `readObject` does. */
export async function getDeploymentHistory(
  services: BuildServices,
  params: ThingParams,
): Promise<DeploymentHistory> {
  const { thing, controlPlane } = readThing(services.controlPlanes, params);
  const { deployments, builds, releases } = await partsOf(
    thing,
    controlPlane,
    services,
  );
  return deploymentHistory({
    deployments: deployments.map(deployment => ({
      deployment,
      health: deploymentHealth(
        deployment,
        runtimeOf(deployment.ref, controlPlane),
        Date.now(),
      ),
    })),
    builds,
    releases,
    environments: shownEnvironments(
      controlPlane.model,
      undefined,
      deployments.map(({ environment }) => environment),
    ),
  });
}

interface HistoryParts {
  readonly deployments: readonly {
    readonly deployment: Placed;
    readonly health: Health;
  }[];
  /** Newest first. */
  readonly builds: readonly ListedBuild[];
  readonly releases: readonly ReleaseSummary[];
  readonly environments: readonly ShownEnvironment[];
}

/** An entry with the time it stands at, where its own is not known. */
interface DatedEntry {
  readonly entry: HistoryEntry;
  readonly placedAt: string;
}

/** Puts the steps together. Pure. */
export function deploymentHistory(parts: HistoryParts): DeploymentHistory {
  const { deployments, releases, builds } = parts;
  const running = new Set(
    releases
      .filter(({ environments }) => environments.length > 0)
      .flatMap(({ build }) => (build ? [refKey(build.ref)] : [])),
  );
  const told = builds.filter(
    ({ ref }, index) => index < MAX_BUILDS || running.has(refKey(ref)),
  );
  const placed = new Map<string, DatedEntry>();
  told.forEach(build =>
    stepsOfBuild(build).forEach(step => {
      // Several builds of one commit are one commit: the first of them dates it.
      placed.set(step.entry.id, step);
    }),
  );
  const isTold = (id: string) => placed.has(id);
  releases
    .filter(({ ref }) => ref.kind !== 'build')
    .forEach(release => place(placed, releaseStep(release, isTold)));
  deployments.forEach(({ deployment, health }) =>
    place(
      placed,
      environmentStep(
        deployment,
        health,
        releaseOf(deployment, releases),
        parts.environments,
        isTold,
      ),
    ),
  );
  return {
    entries: [...placed.values()]
      .sort((one, other) => other.placedAt.localeCompare(one.placedAt))
      .map(({ entry }) => entry),
    omitted: builds.length - told.length,
  };
}

function place(placed: Map<string, DatedEntry>, step: DatedEntry): void {
  placed.set(step.entry.id, step);
}

function stepsOfBuild(build: ListedBuild): DatedEntry[] {
  const { ref, revision, image } = build;
  const at = build.createdAt ?? build.startedAt;
  const commit = revision?.commit;
  const id = refKey(ref);
  const placedAt = at ?? '';
  return [
    // Listed newest first, and equal times stay in order: what came later stands before.
    ...(image
      ? [
          {
            placedAt: build.completedAt ?? placedAt,
            entry: {
              id: imageId(image),
              type: 'image' as const,
              title: image,
              at: build.completedAt,
              after: [id],
            },
          },
        ]
      : []),
    {
      placedAt,
      entry: {
        id,
        type: 'build',
        title: build.title ?? ref.name,
        at,
        ref,
        health: healthOfBuild(build),
        after: commit ? [commitId(commit)] : [],
      },
    },
    ...(commit
      ? [
          {
            placedAt,
            entry: {
              id: commitId(commit),
              type: 'commit' as const,
              title: commit,
              after: [],
            },
          },
        ]
      : []),
  ];
}

function releaseStep(
  { ref, title, createdAt, image, build }: ReleaseSummary,
  isTold: (id: string) => boolean,
): DatedEntry {
  const from = [image && imageId(image), build && refKey(build.ref)].find(
    id => id && isTold(id),
  );
  return {
    placedAt: createdAt ?? '',
    entry: {
      id: refKey(ref),
      type: 'release',
      title: title ?? ref.name,
      at: createdAt,
      ref,
      after: from ? [from] : [],
    },
  };
}

function environmentStep(
  { ref, environment, changedAt, changedBy, image }: Placed,
  health: Health,
  release: ReleaseSummary | undefined,
  environments: readonly ShownEnvironment[],
  isTold: (id: string) => boolean,
): DatedEntry {
  const { state, reason, message, since } = health;
  const label = environments.find(
    one => refKey(one.ref) === refKey(environment),
  )?.label;
  const from = [release && refKey(release.ref), image && imageId(image)].find(
    id => id && isTold(id),
  );
  return {
    placedAt: changedAt ?? release?.createdAt ?? '',
    entry: {
      id: refKey(ref),
      type: 'environment',
      title: label ?? environment.name,
      at: changedAt,
      by: changedBy,
      ref,
      environment: { ref: environment, title: label },
      health: { state, reason, message, since },
      after: from ? [from] : [],
    },
  };
}

function healthOfBuild({ phase, reason, message }: ListedBuild): Health {
  const states = {
    pending: 'progressing',
    running: 'progressing',
    succeeded: 'ready',
    failed: 'failed',
    skipped: 'suspended',
    unknown: 'unknown',
  } as const;
  return { state: states[phase], reason, message };
}

function commitId(commit: string): string {
  return `commit/${commit}`;
}

function imageId(image: string): string {
  return `image/${image}`;
}
