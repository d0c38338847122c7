// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isDeepStrictEqual } from 'node:util';
import {
  DeployedRef,
  ModelRef,
  refKey,
} from '@fourplane/plugin-fourplane-common';
import { DeployedWorkloads } from '../../dialects/Dialect';
import { hasLabels, Labels } from './labels';

/** A deployment with where its pods are. */
export interface PlacedDeployment extends DeployedWorkloads {
  readonly ref: DeployedRef;
}

/** Which deployments have their pods in a namespace: from a changed pod to whose it is. */
export class DeploymentPlaces {
  private readonly placed = new Map<string, PlacedDeployment>();
  private readonly byNamespace = new Map<
    string,
    Map<string, PlacedDeployment>
  >();

  static create(): DeploymentPlaces {
    return new DeploymentPlaces();
  }

  private constructor() {}

  /** Takes note of where a deployment is now, nowhere without workloads; returns whether it was elsewhere before. */
  put(ref: DeployedRef, workloads: DeployedWorkloads | undefined): boolean {
    const key = refKey(ref);
    const before = this.placed.get(key);
    const placed = workloads && { ...workloads, ref };
    if (isDeepStrictEqual(before, placed)) {
      return false;
    }
    this.remove(key);
    if (placed) {
      this.placed.set(key, placed);
      const neighbours = this.byNamespace.get(placed.namespace) ?? new Map();
      this.byNamespace.set(placed.namespace, neighbours.set(key, placed));
    }
    return true;
  }

  /** Those whose objects are in the namespace and have these labels. */
  *holding(namespace: string, labels: Labels): Generator<PlacedDeployment> {
    for (const placed of this.byNamespace.get(namespace)?.values() ?? []) {
      if (hasLabels(labels, placed.labels)) {
        yield placed;
      }
    }
  }

  /** Those on one of the planes. */
  *on(
    isOnPlane: (plane: ModelRef | undefined) => boolean,
  ): Generator<PlacedDeployment> {
    for (const placed of this.placed.values()) {
      if (isOnPlane(placed.plane)) {
        yield placed;
      }
    }
  }

  private remove(key: string): void {
    const placed = this.placed.get(key);
    if (placed) {
      this.placed.delete(key);
      const neighbours = this.byNamespace.get(placed.namespace);
      neighbours?.delete(key);
      if (neighbours?.size === 0) {
        this.byNamespace.delete(placed.namespace);
      }
    }
  }
}
