// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Build,
  Capability,
  Deployment,
  isSameRef,
  refKey,
  Release,
  ReleaseSummary,
} from '@fourplane/plugin-fourplane-common';

/**
 * What can be deployed of a component, newest first: its releases, or where the generation has none its builds that have
 * made an image. A release's build is the one it names, else the one that made its image.
 */
export function releaseSummaries(options: {
  readonly capabilities: readonly Capability[];
  readonly releases: readonly Release[];
  readonly builds: readonly Build[];
  readonly deployments: readonly Deployment[];
}): ReleaseSummary[] {
  const { capabilities, releases, builds, deployments } = options;
  const running = deployments.filter(({ desired }) => desired !== 'undeployed');
  const known = knownBuilds(builds);
  const summaries = capabilities.includes('releases')
    ? releases.map(release => ofRelease(release, known))
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
  deployment: Pick<Deployment, 'release' | 'image'>,
  summaries: readonly S[],
): S | undefined {
  return summaries.find(summary => runs(deployment, summary));
}

function runs(
  { release, image }: Pick<Deployment, 'release' | 'image'>,
  summary: Pick<ReleaseSummary, 'ref' | 'image'>,
): boolean {
  return release
    ? isSameRef(release, summary.ref)
    : image !== undefined && image === summary.image;
}

type Summary = Omit<ReleaseSummary, 'environments'>;

interface KnownBuilds {
  readonly byRef: ReadonlyMap<string, Build>;
  readonly byImage: ReadonlyMap<string, Build>;
}

function knownBuilds(builds: readonly Build[]): KnownBuilds {
  return {
    byRef: new Map(builds.map(build => [refKey(build.ref), build])),
    byImage: new Map(
      builds.flatMap(build =>
        build.image === undefined ? [] : [[build.image, build]],
      ),
    ),
  };
}

function ofRelease(release: Release, known: KnownBuilds): Summary {
  const { ref, title, image, createdAt } = release;
  const build = release.build
    ? known.byRef.get(refKey(release.build))
    : known.byImage.get(image ?? '');
  return {
    ref,
    title,
    image,
    createdAt,
    ...(build
      ? { build: made(build) }
      : release.build && {
          build: { ref: release.build },
        }),
  };
}

function ofBuild(build: Build): Summary {
  const { ref, title, image, completedAt, createdAt } = build;
  return {
    ref,
    title,
    image,
    createdAt: completedAt ?? createdAt,
    build: made(build),
  };
}

function made({ ref, revision }: Build): NonNullable<ReleaseSummary['build']> {
  return { ref, commit: revision?.commit, branch: revision?.branch };
}

function newestFirst(one: Summary, other: Summary): number {
  return (
    (other.createdAt ?? '').localeCompare(one.createdAt ?? '') ||
    other.ref.name.localeCompare(one.ref.name)
  );
}
