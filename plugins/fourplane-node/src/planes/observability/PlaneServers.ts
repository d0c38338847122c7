// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  isRefOf,
  ModelRef,
  Plane,
  Problem,
} from '@fourplane/plugin-fourplane-common';
import type { ControlPlane } from '../../controlPlane/ControlPlane';
import {
  ObservabilityEntry,
  ObservabilityOwner,
} from './readObservabilityEntries';

/** Of whose plane: its name, and its model to look up which observability plane a plane has. */
export type ObservedControlPlane = Pick<ControlPlane, 'name' | 'model'>;

interface OwnedServer<T> {
  readonly owner: ObservabilityOwner;
  readonly server: T;
}

/** What is made of the entries of `fourplane.observability`. */
export interface ServerMaker<C, T> {
  readonly make: (entry: { readonly config: C; readonly where: string }) => T;
  /** What stands where an entry is wrong, and says so. */
  readonly explain: (problems: readonly Problem[]) => T;
}

/** The servers that keep logs or metrics of planes, each made of its entry. */
export class PlaneServers<C, T> {
  static create<C, T>(
    entries: readonly ObservabilityEntry<C>[],
    maker: ServerMaker<C, T>,
  ): PlaneServers<C, T> {
    return new PlaneServers(entries, maker);
  }

  private readonly servers: readonly OwnedServer<T>[];

  private constructor(
    private readonly entries: readonly ObservabilityEntry<C>[],
    { make, explain }: ServerMaker<C, T>,
  ) {
    this.servers = entries.flatMap((entry): OwnedServer<T>[] => {
      if (entry.state === 'valid') {
        return [{ owner: entry.owner, server: make(entry) }];
      }
      const { owner, problems } = entry;
      return owner ? [{ owner, server: explain(problems) }] : [];
    });
  }

  /** What is wrong with the configuration, as far as it is about this control plane or nobody can tell about which. */
  problemsOf(controlPlane: string): readonly Problem[] {
    return this.entries.flatMap(({ owner, ...entry }) =>
      entry.state === 'invalid' &&
      (owner?.controlPlane ?? controlPlane) === controlPlane
        ? entry.problems
        : [],
    );
  }

  /**
   * Which server is about a plane's pods: its own entry's, else that of the observability plane it refers to, else that of
   * the control plane as a whole; undefined where none is configured. Without `plane`, the last.
   */
  of(controlPlane: ObservedControlPlane, plane?: ModelRef): T | undefined {
    const { name, model } = controlPlane;
    const own = plane && this.entryOf(name, plane);
    if (own) {
      return own.server;
    }
    const observer = plane && planeOf(model, plane)?.observabilityPlane;
    const observing = observer && this.entryOf(name, observer);
    return (observing ?? this.entryOf(name, undefined))?.server;
  }

  private entryOf(
    controlPlane: string,
    plane: ModelRef | undefined,
  ): OwnedServer<T> | undefined {
    return this.servers.find(
      ({ owner }) =>
        owner.controlPlane === controlPlane && isAbout(owner.plane, plane),
    );
  }
}

/** A plane's model, whatever its kind; undefined where there is none that can be read. */
export function planeOf(
  model: ObservedControlPlane['model'],
  ref: ModelRef,
): Plane | undefined {
  for (const kind of [
    'dataPlane',
    'buildPlane',
    'observabilityPlane',
  ] as const) {
    const reading = isRefOf(ref, kind) ? model.read(ref) : undefined;
    if (reading?.state === 'present') {
      return reading.model;
    }
  }
  return undefined;
}

function isAbout(
  entry: ObservabilityOwner['plane'],
  plane: ModelRef | undefined,
): boolean {
  if (!entry || !plane) {
    return entry === plane;
  }
  return (
    entry.name === plane.name &&
    entry.tenant === plane.tenant &&
    (entry.kind === undefined || entry.kind === plane.kind)
  );
}
