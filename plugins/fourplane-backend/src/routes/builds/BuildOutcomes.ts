// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Build,
  BuildRelease,
  Deployment,
  isRefOf,
  ModelRef,
  Release,
  refKey,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { Model } from '@fourplane/plugin-fourplane-node';
import { IndexedBuild, instantOf } from './IndexedBuild';

/** What of a release tells which build it came from. */
type KeptRelease = Pick<Release, 'ref' | 'title' | 'build' | 'image'> & {
  readonly at: number;
};

type KeptDeployment = Pick<Deployment, 'environment' | 'release' | 'image'>;

/** One component's releases and deployments, by their keys. */
interface Outcome {
  readonly releases: Map<string, KeptRelease>;
  readonly deployments: Map<string, KeptDeployment>;
  /** Releases by the key of the build they came from; made anew when releases or builds have changed. */
  byBuild?: Map<string, KeptRelease[]>;
}

/** What came of a control plane's builds: releases, and the environments these run in. */
export class BuildOutcomes {
  readonly #model: Pick<Model, 'read'>;
  readonly #outcomes = new Map<string, Outcome>();
  /** The component of each release and deployment when last read: a deleted one no longer says. */
  readonly #owners = new Map<string, string>();

  static create(options: { model: Pick<Model, 'read'> }): BuildOutcomes {
    return new BuildOutcomes(options.model);
  }

  private constructor(model: Pick<Model, 'read'>) {
    this.#model = model;
  }

  clear(): void {
    this.#outcomes.clear();
    this.#owners.clear();
  }

  /** Reads a release or a deployment anew. */
  read(ref: RefOf<'release'> | RefOf<'deployment'>, key: string): void {
    this.#forget(key);
    if (isRefOf(ref, 'release')) {
      const reading = this.#model.read(ref);
      if (reading.state === 'present') {
        const { title, build, image, createdAt, component } = reading.model;
        const at = instantOf(createdAt);
        const outcome = this.#own(key, component);
        outcome.releases.set(key, { ref, title, build, image, at });
        outcome.byBuild = undefined;
      }
    } else if (isRefOf(ref, 'deployment')) {
      const reading = this.#model.read(ref);
      if (reading.state === 'present' && reading.model.desired === 'active') {
        const { environment, release, image, component } = reading.model;
        const outcome = this.#own(key, component);
        outcome.deployments.set(key, { environment, release, image });
      }
    }
  }

  /** A component's builds are others now. */
  buildsChanged(component: string): void {
    const outcome = this.#outcomes.get(component);
    if (outcome) {
      outcome.byBuild = undefined;
    }
  }

  /** What came of one of a component's `builds`, which are in order. */
  releasesOf(
    { key, component, listed }: IndexedBuild,
    builds: readonly IndexedBuild[],
  ): BuildRelease[] {
    const outcome =
      component === undefined ? undefined : this.#outcomes.get(component);
    if (!outcome) {
      return [];
    }
    outcome.byBuild ??= releasesByBuild(outcome, builds);
    const releases = outcome.byBuild.get(key) ?? [];
    if (releases.length > 0 || outcome.releases.size > 0) {
      return releases.map(({ ref, title, image }) => ({
        ref,
        ...(title !== undefined && { title }),
        environments: this.#environmentsOf(outcome, { ref, image }),
      }));
    }
    // Where a generation has no releases, an image is deployed as its build made it.
    const environments = this.#environmentsOf(outcome, listed);
    return environments.length > 0 ? [{ ref: listed.ref, environments }] : [];
  }

  #environmentsOf(
    { deployments }: Outcome,
    what: Pick<Build, 'ref' | 'image'>,
  ): BuildRelease['environments'] {
    const key = refKey(what.ref);
    return [...deployments.values()]
      .filter(({ release, image }) =>
        release
          ? refKey(release) === key
          : image !== undefined && image === what.image,
      )
      .map(({ environment }) => this.#titled(environment));
  }

  #titled(ref: ModelRef): BuildRelease['environments'][number] {
    const reading = isRefOf(ref, 'environment')
      ? this.#model.read(ref)
      : undefined;
    const title =
      reading?.state === 'present' ? reading.model.title : undefined;
    return { ref, ...(title !== undefined && { title }) };
  }

  #own(key: string, component: ModelRef): Outcome {
    const owner = refKey(component);
    const outcome = this.#outcomes.get(owner) ?? {
      releases: new Map(),
      deployments: new Map(),
    };
    this.#owners.set(key, owner);
    this.#outcomes.set(owner, outcome);
    return outcome;
  }

  #forget(key: string): void {
    const owner = this.#owners.get(key);
    const outcome = owner === undefined ? undefined : this.#outcomes.get(owner);
    this.#owners.delete(key);
    outcome?.deployments.delete(key);
    if (outcome?.releases.delete(key)) {
      outcome.byBuild = undefined;
    }
  }
}

/** A release that does not name its build came from the last one before it that made its image. */
function releasesByBuild(
  { releases }: Outcome,
  builds: readonly IndexedBuild[],
): Map<string, KeptRelease[]> {
  const byImage = new Map<string, IndexedBuild[]>();
  for (const build of builds) {
    const { image } = build.listed;
    if (image !== undefined) {
      byImage.set(image, [...(byImage.get(image) ?? []), build]);
    }
  }
  const byBuild = new Map<string, KeptRelease[]>();
  for (const release of releases.values()) {
    const made = (release.image && byImage.get(release.image)) || [];
    const key = release.build
      ? refKey(release.build)
      : (made.find(({ at }) => release.at === 0 || at <= release.at) ?? made[0])
          ?.key;
    if (key !== undefined) {
      byBuild.set(key, [...(byBuild.get(key) ?? []), release]);
    }
  }
  return byBuild;
}
