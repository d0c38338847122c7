// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  BuildRelease,
  isRefOf,
  ModelRef,
  refKey,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlane } from '@fourplane/plugin-fourplane-node';
import { ModelFollower } from '../ModelFollower';
import { BuildOutcomes } from './BuildOutcomes';
import {
  IndexedBuild,
  indexedBuild,
  ListedBuild,
  unreadableBuild,
} from './IndexedBuild';
import { SortedBuilds } from './SortedBuilds';

const kinds = ['build', 'release', 'deployment'] as const;
type Followed = RefOf<(typeof kinds)[number]>;

/** Whose builds. */
export type BuildScope =
  | { readonly by: 'component'; readonly component: RefOf<'component'> }
  | {
      readonly by: 'project';
      readonly tenant: string;
      readonly project: string;
    }
  | { readonly by: 'tenant'; readonly tenant: string }
  | { readonly by: 'plane'; readonly plane: RefOf<'buildPlane'> };

/**
 * The builds of one control plane in the order of a list, with what came of them. A reading is kept until the control
 * plane says it may differ, so a list costs a walk over memory and what has changed since the last one.
 */
export class BuildIndex {
  readonly #controlPlane: ControlPlane;
  readonly #follower: ModelFollower<Followed['kind']>;
  readonly #outcomes: BuildOutcomes;
  readonly #byKey = new Map<string, IndexedBuild>();
  readonly #ofComponents = new Map<string, SortedBuilds>();
  readonly #unreadable = new Map<string, IndexedBuild>();
  #all = new SortedBuilds();

  static create(options: { controlPlane: ControlPlane }): BuildIndex {
    return new BuildIndex(options.controlPlane);
  }

  private constructor(controlPlane: ControlPlane) {
    this.#controlPlane = controlPlane;
    this.#outcomes = BuildOutcomes.create({
      model: controlPlane.model,
      buildsOf: component => this.#ofComponents.get(component)?.all ?? [],
    });
    this.#follower = ModelFollower.create({
      controlPlane,
      kinds,
      clear: () => this.#clear(),
      read: (ref, key) => this.#read(ref, key),
    });
  }

  /** The control plane's name. */
  get name(): string {
    return this.#controlPlane.name;
  }

  /** The builds in a scope, newest first. */
  async builds(scope: BuildScope): Promise<readonly IndexedBuild[]> {
    await this.#follower.catchUp();
    switch (scope.by) {
      case 'component':
        return [
          ...(this.#ofComponents.get(refKey(scope.component))?.all ?? []),
          ...this.#unreadableOf(scope.component),
        ];
      case 'project':
        return this.#all.all.filter(
          ({ listed: { ref } }) =>
            ref.tenant === scope.tenant && ref.project === scope.project,
        );
      case 'tenant':
        return this.#all.all.filter(
          ({ listed: { ref } }) => ref.tenant === scope.tenant,
        );
      default: {
        const plane = refKey(scope.plane);
        return this.#all.all.filter(build => build.plane === plane);
      }
    }
  }

  /** The builds just before and after one of the same component or, without one, of the same tenant. */
  async neighbours(
    ref: RefOf<'build'>,
  ): Promise<{ older?: IndexedBuild; newer?: IndexedBuild }> {
    await this.#follower.catchUp();
    const build = this.#byKey.get(refKey(ref));
    if (!build || build.isUnreadable) {
      return {};
    }
    if (build.component !== undefined) {
      return this.#ofComponents.get(build.component)?.neighbours(build) ?? {};
    }
    const runs = this.#all.all.filter(
      one =>
        one.component === undefined &&
        !one.isUnreadable &&
        one.listed.ref.tenant === ref.tenant,
    );
    const place = runs.indexOf(build);
    return { newer: runs[place - 1], older: runs[place + 1] };
  }

  /** What came of a build, as of the last list or neighbours. */
  releasesOf(ref: ModelRef): BuildRelease[] {
    const build = this.#byKey.get(refKey(ref));
    return build ? this.#outcomes.releasesOf(build) : [];
  }

  /** The build that a release came from and that is still there, as of the last list or neighbours. */
  buildOf(release: ModelRef): ListedBuild | undefined {
    const key = this.#outcomes.buildOf(refKey(release));
    return key === undefined ? undefined : this.#byKey.get(key)?.listed;
  }

  stop(): void {
    this.#follower.stop();
  }

  #clear(): void {
    this.#all = new SortedBuilds();
    this.#byKey.clear();
    this.#ofComponents.clear();
    this.#unreadable.clear();
    this.#outcomes.clear();
  }

  #read(ref: Followed, key: string): void {
    if (isRefOf(ref, 'release') || isRefOf(ref, 'deployment')) {
      this.#outcomes.read(ref, key);
    } else if (isRefOf(ref, 'build')) {
      this.#readBuild(ref, key);
    }
  }

  #readBuild(ref: RefOf<'build'>, key: string): void {
    this.#forget(key);
    const reading = this.#controlPlane.model.read(ref);
    if (reading.state === 'present') {
      this.#keep(indexedBuild(reading.model));
    } else if (reading.state === 'unreadable') {
      this.#keep(unreadableBuild(ref, reading.unreadable));
    }
  }

  #keep(build: IndexedBuild): void {
    this.#byKey.set(build.key, build);
    this.#all.add(build);
    if (build.isUnreadable) {
      this.#unreadable.set(build.key, build);
    }
    if (build.component !== undefined) {
      const own = this.#ofComponents.get(build.component) ?? new SortedBuilds();
      own.add(build);
      this.#ofComponents.set(build.component, own);
      this.#outcomes.buildsChanged(build.component);
    }
  }

  #forget(key: string): void {
    const build = this.#byKey.get(key);
    if (!build) {
      return;
    }
    this.#byKey.delete(key);
    this.#unreadable.delete(key);
    this.#all.remove(build);
    if (build.component !== undefined) {
      const own = this.#ofComponents.get(build.component);
      own?.remove(build);
      if (own?.all.length === 0) {
        this.#ofComponents.delete(build.component);
      }
      this.#outcomes.buildsChanged(build.component);
    }
  }

  /** The index cannot tell whose an unreadable one is; the control plane may, from its labels. */
  #unreadableOf(component: RefOf<'component'>): readonly IndexedBuild[] {
    const { tenant, project, name } = component;
    const some = [...this.#unreadable.values()].filter(
      ({ listed: { ref } }) => ref.tenant === tenant && ref.project === project,
    );
    if (some.length === 0) {
      return [];
    }
    const scope = { tenant, project, component: name };
    const own = new Set(
      this.#controlPlane.model.refs('build', scope).map(refKey),
    );
    return some.filter(({ key }) => own.has(key));
  }
}
