// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  isRefOf,
  ModelRef,
  refKey,
  RefOf,
  troubledStates,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlane } from '@fourplane/plugin-fourplane-node';
import { deploymentHealth } from '../deployments/deploymentHealth';
import { podChanges } from '../deployments/podChanges';
import { runtimeOf } from '../deployments/runtimeOf';
import { ModelFollower } from '../ModelFollower';
import { present } from '../present';

const kinds = ['deployment', 'build', 'environment'] as const;
type Followed = RefOf<(typeof kinds)[number]>;

/** A deployment that is wanted somewhere. */
export interface LoadedDeployment {
  readonly ref: RefOf<'deployment'>;
  readonly component: string;
  readonly isTroubled: boolean;
  /** Its pods are not seen live. */
  readonly isUnseen: boolean;
}

/** An environment, and what is wanted there. */
export interface LoadedEnvironment {
  readonly ref: RefOf<'environment'>;
  readonly deployments: readonly LoadedDeployment[];
}

/** What runs on one plane. */
export interface LoadOfPlane {
  readonly environments: LoadedEnvironment[];
  queuedBuilds: number;
  runningBuilds: number;
}

/**
 * What each plane of one control plane carries. What has been read is kept until the control plane or the pods say that it
 * may differ, so that a reply costs what has changed since the last one.
 */
export class PlaneLoads {
  readonly #controlPlane: ControlPlane;
  readonly #follower: ModelFollower<Followed['kind']>;
  readonly #stops: readonly (() => void)[];
  /** By the key of the environment, and below it by that of the deployment. */
  readonly #deployments = new Map<string, Map<string, LoadedDeployment>>();
  /** The environment of each deployment, by its key: one that has gone no longer says. */
  readonly #places = new Map<string, string>();
  readonly #builds = new Map<
    string,
    { readonly plane: string; readonly isRunning: boolean }
  >();
  #loads: ReadonlyMap<string, LoadOfPlane> | undefined;

  static create(options: { controlPlane: ControlPlane }): PlaneLoads {
    return new PlaneLoads(options.controlPlane);
  }

  private constructor(controlPlane: ControlPlane) {
    this.#controlPlane = controlPlane;
    this.#follower = ModelFollower.create({
      controlPlane,
      kinds,
      clear: () => this.#clear(),
      read: (ref, key) => this.#read(ref, key),
    });
    this.#stops = [
      () => this.#follower.stop(),
      podChanges(controlPlane, refs => this.#follower.note(refs)),
    ];
  }

  get controlPlane(): ControlPlane {
    return this.#controlPlane;
  }

  /** By the keys of planes; those that carry nothing may be absent. */
  async all(): Promise<ReadonlyMap<string, LoadOfPlane>> {
    await this.#follower.catchUp();
    this.#loads ??= this.#sum();
    return this.#loads;
  }

  stop(): void {
    this.#stops.forEach(stop => stop());
  }

  #clear(): void {
    this.#deployments.clear();
    this.#places.clear();
    this.#builds.clear();
    this.#loads = undefined;
  }

  #read(ref: Followed, key: string): void {
    this.#loads = undefined;
    if (isRefOf(ref, 'deployment')) {
      this.#readDeployment(ref, key);
    } else if (isRefOf(ref, 'build')) {
      const build = present(this.#controlPlane.model, ref, 'build');
      const isOpen = build?.phase === 'running' || build?.phase === 'pending';
      if (build?.plane && isOpen) {
        const plane = refKey(build.plane);
        this.#builds.set(key, { plane, isRunning: build.phase === 'running' });
      } else {
        this.#builds.delete(key);
      }
    }
  }

  #readDeployment(ref: RefOf<'deployment'>, key: string): void {
    const former = this.#places.get(key);
    if (former !== undefined) {
      this.#deployments.get(former)?.delete(key);
      this.#places.delete(key);
    }
    const { model } = this.#controlPlane;
    const deployment = present(model, ref, 'deployment');
    if (!deployment || deployment.desired === 'undeployed') {
      return;
    }
    const place = refKey(deployment.environment);
    const placed = this.#deployments.get(place) ?? new Map();
    this.#deployments.set(place, placed);
    this.#places.set(key, place);
    const runtime = runtimeOf(ref, this.#controlPlane);
    const { state } = deploymentHealth(deployment, runtime, Date.now());
    placed.set(key, {
      ref,
      component: refKey(deployment.component),
      isTroubled: troubledStates.includes(state),
      isUnseen: runtime?.state !== 'live',
    });
  }

  #sum(): Map<string, LoadOfPlane> {
    const { model } = this.#controlPlane;
    const loads = new Map<string, LoadOfPlane>();
    const loadOf = (plane: string): LoadOfPlane => {
      const known = loads.get(plane) ?? {
        environments: [],
        queuedBuilds: 0,
        runningBuilds: 0,
      };
      loads.set(plane, known);
      return known;
    };
    for (const ref of model.refs('environment')) {
      const plane: ModelRef | undefined = present(
        model,
        ref,
        'environment',
      )?.dataPlane;
      if (plane) {
        const placed = this.#deployments.get(refKey(ref))?.values() ?? [];
        loadOf(refKey(plane)).environments.push({
          ref,
          deployments: [...placed],
        });
      }
    }
    for (const { plane, isRunning } of this.#builds.values()) {
      const load = loadOf(plane);
      load.runningBuilds += isRunning ? 1 : 0;
      load.queuedBuilds += isRunning ? 0 : 1;
    }
    return loads;
  }
}
