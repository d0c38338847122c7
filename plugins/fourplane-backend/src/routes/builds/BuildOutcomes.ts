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
import { titled } from '../titled';
import { IndexedBuild, instantOf } from './IndexedBuild';

/** What of a release tells which build it came from. */
type KeptRelease = Pick<Release, 'ref' | 'title' | 'build' | 'image'> & {
  readonly at: number;
};

type KeptDeployment = Pick<Deployment, 'environment' | 'release' | 'image'>;

/** Which release came from which build, both ways, by their keys. */
interface Origins {
  readonly releases: ReadonlyMap<string, readonly KeptRelease[]>;
  readonly builds: ReadonlyMap<string, string>;
}

/** One component's releases and deployments, by their keys. */
interface Outcome {
  readonly releases: Map<string, KeptRelease>;
  readonly deployments: Map<string, KeptDeployment>;
  /** Made anew when releases or builds have changed. */
  origins?: Origins;
}

/** What came of a control plane's builds: releases, and the environments these run in. */
export class BuildOutcomes {
  readonly #model: Pick<Model, 'read'>;
  readonly #buildsOf: (component: string) => readonly IndexedBuild[];
  readonly #outcomes = new Map<string, Outcome>();
  /** The component of each release and deployment when last read: a deleted one no longer says. */
  readonly #owners = new Map<string, string>();

  static create(options: {
    model: Pick<Model, 'read'>;
    /** A component's builds by its key, newest first. */
    buildsOf: (component: string) => readonly IndexedBuild[];
  }): BuildOutcomes {
    return new BuildOutcomes(options);
  }

  private constructor(options: {
    model: Pick<Model, 'read'>;
    buildsOf: (component: string) => readonly IndexedBuild[];
  }) {
    this.#model = options.model;
    this.#buildsOf = options.buildsOf;
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
        outcome.origins = undefined;
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
      outcome.origins = undefined;
    }
  }

  /** What came of a build. */
  releasesOf({ key, component, listed }: IndexedBuild): BuildRelease[] {
    const outcome =
      component === undefined ? undefined : this.#outcomes.get(component);
    if (component === undefined || !outcome) {
      return [];
    }
    if (outcome.releases.size > 0) {
      const releases = this.#originsOf(component, outcome).releases.get(key);
      return (releases ?? []).map(({ ref, title, image }) => ({
        ref,
        ...(title !== undefined && { title }),
        environments: this.#environmentsOf(outcome, { ref, image }),
      }));
    }
    // Where a generation has no releases, an image is deployed as its build made it.
    const environments = this.#environmentsOf(outcome, listed);
    return environments.length > 0 ? [{ ref: listed.ref, environments }] : [];
  }

  /** Key of the build that a release came from, by the release's key. */
  buildOf(release: string): string | undefined {
    const component = this.#owners.get(release);
    const outcome =
      component === undefined ? undefined : this.#outcomes.get(component);
    return component === undefined || !outcome
      ? undefined
      : this.#originsOf(component, outcome).builds.get(release);
  }

  #originsOf(component: string, outcome: Outcome): Origins {
    outcome.origins ??= originsOf(outcome, this.#buildsOf(component));
    return outcome.origins;
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
      .map(({ environment }) => titled(this.#model, environment));
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
    if (owner === undefined || !outcome) {
      return;
    }
    this.#owners.delete(key);
    outcome.deployments.delete(key);
    if (outcome.releases.delete(key)) {
      outcome.origins = undefined;
    }
    if (outcome.releases.size === 0 && outcome.deployments.size === 0) {
      this.#outcomes.delete(owner);
    }
  }
}

/** A release that does not name its build came from the last one before it that made its image. */
function originsOf(
  { releases }: Outcome,
  builds: readonly IndexedBuild[],
): Origins {
  const byImage = new Map<string, IndexedBuild[]>();
  for (const build of builds) {
    const { image } = build.listed;
    if (image !== undefined) {
      grouped(byImage, image).push(build);
    }
  }
  const byBuild = new Map<string, KeptRelease[]>();
  const byRelease = new Map<string, string>();
  for (const [key, release] of releases) {
    const build = release.build
      ? refKey(release.build)
      : maker(byImage.get(release.image ?? '') ?? [], release.at)?.key;
    if (build !== undefined) {
      grouped(byBuild, build).push(release);
      byRelease.set(key, build);
    }
  }
  return { releases: byBuild, builds: byRelease };
}

/** The newest of `builds`, which are newest first, that is not after an instant; without such, the newest of all. */
function maker(
  builds: readonly IndexedBuild[],
  at: number,
): IndexedBuild | undefined {
  let from = 0;
  let to = at === 0 ? 0 : builds.length;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (builds[middle].at > at) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return builds[from] ?? builds[0];
}

function grouped<V>(groups: Map<string, V[]>, key: string): V[] {
  const group = groups.get(key) ?? [];
  groups.set(key, group);
  return group;
}
