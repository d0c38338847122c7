// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Capability,
  isSameRef,
  ModelRef,
  Placed,
  ReleaseSummary,
} from '@fourplane/plugin-fourplane-common';
import { ListedBuild } from '../builds/IndexedBuild';
import { Released } from './thing';

/**
 * What can be deployed of a thing, newest first: its releases, or where the generation has none its builds that have
 * made an image. `buildOf` tells which build a release came from, where that build is there.
 */
export function releaseSummaries(options: {
  readonly capabilities: readonly Capability[];
  readonly releases: readonly Released[];
  readonly builds: readonly ListedBuild[];
  readonly deployments: readonly Placed[];
  readonly buildOf: (release: ModelRef) => ListedBuild | undefined;
}): ReleaseSummary[] {
  const { capabilities, releases, builds, deployments, buildOf } = options;
  const running = deployments.filter(({ desired }) => desired !== 'undeployed');
  const summaries = capabilities.includes('releases')
    ? releases.map(release => ofRelease(release, buildOf(release.ref)))
    : builds
        .filter(({ phase, image }) => phase === 'succeeded' && image)
        .map(ofBuild);
  return summaries
    .map(summary => ({
      ...summary,
      environments: running
        .filter(deployment => runs(deployment, summary))
        .map(({ environment }) => environment),
    }))
    .sort(newestFirst);
}

/** What a deployment runs, among what can be deployed; where only the image is known, the newest that has it. */
export function releaseOf<S extends Pick<ReleaseSummary, 'ref' | 'image'>>(
  deployment: Pick<Placed, 'release' | 'image'>,
  summaries: readonly S[],
): S | undefined {
  return summaries.find(summary => runs(deployment, summary));
}

function runs(
  { release, image }: Pick<Placed, 'release' | 'image'>,
  summary: Pick<ReleaseSummary, 'ref' | 'image'>,
): boolean {
  return release
    ? isSameRef(release, summary.ref)
    : image !== undefined && image === summary.image;
}

type Summary = Omit<ReleaseSummary, 'environments'>;

function ofRelease(release: Released, made: ListedBuild | undefined): Summary {
  const { ref, title, image, createdAt, build } = release;
  return {
    ref,
    title,
    image,
    createdAt,
    ...(made
      ? { build: sourceOf(made) }
      : build && {
          build: { ref: build },
        }),
  };
}

function ofBuild(build: ListedBuild): Summary {
  const { ref, title, image, completedAt, createdAt } = build;
  return {
    ref,
    title,
    image,
    createdAt: completedAt ?? createdAt,
    build: sourceOf(build),
  };
}

function sourceOf({
  ref,
  revision,
}: ListedBuild): NonNullable<ReleaseSummary['build']> {
  return { ref, commit: revision?.commit, branch: revision?.branch };
}

function newestFirst(one: Summary, other: Summary): number {
  return (
    (other.createdAt ?? '').localeCompare(one.createdAt ?? '') ||
    other.ref.name.localeCompare(one.ref.name)
  );
}
