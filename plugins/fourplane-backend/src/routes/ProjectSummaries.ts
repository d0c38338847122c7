// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  isRefOf,
  ModelRef,
  ProjectSummary,
  refKey,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlane } from '@fourplane/plugin-fourplane-node';
import { worstOf } from './componentHealth';
import { podChanges } from './deployments/podChanges';
import { Member, Membership, summaryOf } from './projectSummary';
import { ModelFollower } from './ModelFollower';
import { partition } from './readings';
import { withPods } from './withPods';

const kinds = ['project', 'component', 'deployment'] as const;
type Followed = RefOf<(typeof kinds)[number]>;

interface Entry extends Membership {
  /** Absent when it has to be made anew. */
  summary?: ProjectSummary;
}

/**
 * The project summaries of one control plane. A reading is kept until the control plane says it may differ, so a
 * reply costs the projects it lists and what has changed since the last one, however many components there are.
 */
export class ProjectSummaries {
  readonly #controlPlane: ControlPlane;
  readonly #follower: ModelFollower<Followed['kind']>;
  readonly #entries = new Map<string, Entry>();
  /** The component of each deployment when last read, by the deployment's key: a deleted one no longer says. */
  readonly #owners = new Map<string, RefOf<'component'>>();
  readonly #stops: readonly (() => void)[];

  static create(options: { controlPlane: ControlPlane }): ProjectSummaries {
    return new ProjectSummaries(options.controlPlane);
  }

  private constructor(controlPlane: ControlPlane) {
    this.#controlPlane = controlPlane;
    this.#follower = ModelFollower.create({
      controlPlane,
      kinds,
      // The components tell of their deployments.
      initial: ['project', 'component'],
      clear: () => this.#clear(),
      read: (ref, key) => this.#readOne(ref, key),
    });
    this.#stops = [
      () => this.#follower.stop(),
      podChanges(controlPlane, refs => this.#follower.note(refs)),
      controlPlane.changes(refs => this.#noteTitles(refs)),
    ];
  }

  /** Every readable project, sorted by reference. */
  async list(): Promise<ProjectSummary[]> {
    await this.#follower.catchUp();
    return [...this.#entries]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .flatMap(([, entry]) => {
        entry.summary ??= summaryOf(entry, this.#controlPlane);
        return entry.summary ?? [];
      });
  }

  stop(): void {
    this.#stops.forEach(stop => stop());
  }

  /** Titles of environments are part of what is said about components in trouble. */
  #noteTitles(refs: readonly ModelRef[]): void {
    if (refs.some(({ kind }) => kind === 'environment')) {
      for (const entry of this.#entries.values()) {
        if (entry.summary?.attention.length) {
          entry.summary = undefined;
        }
      }
    }
  }

  #clear(): void {
    this.#entries.clear();
    this.#owners.clear();
  }

  #readOne(ref: Followed, key: string): void {
    if (isRefOf(ref, 'deployment')) {
      this.#follower.note(this.#componentsOf(key, ref));
    } else if (isRefOf(ref, 'project') || isRefOf(ref, 'component')) {
      this.#read(key, ref);
    }
  }

  #read(key: string, ref: RefOf<'project'> | RefOf<'component'>): void {
    const { model } = this.#controlPlane;
    const entryKey = ref.kind === 'project' ? key : refKey(projectOf(ref));
    const entry: Entry = this.#entries.get(entryKey) ?? {
      components: new Map(),
    };
    entry.summary = undefined;
    if (ref.kind === 'project') {
      const reading = model.read(ref);
      entry.project = reading.state === 'present' ? reading.model : undefined;
    } else {
      const member = this.#memberOf(ref);
      if (member) {
        entry.components.set(key, member);
      } else {
        entry.components.delete(key);
      }
    }
    if (entry.project || entry.components.size > 0) {
      this.#entries.set(entryKey, entry);
    } else {
      this.#entries.delete(entryKey);
    }
  }

  #memberOf(ref: RefOf<'component'>): Member | undefined {
    const { model } = this.#controlPlane;
    const reading = model.read(ref);
    if (reading.state === 'absent') {
      return undefined;
    }
    const { tenant, project, name } = ref;
    const scope = { tenant, project, component: name };
    const deployments = model.refs('deployment', scope);
    deployments.forEach(one => this.#owners.set(refKey(one), ref));
    if (reading.state === 'unreadable') {
      return { ref, worst: { health: { state: 'unknown' } } };
    }
    return {
      ref,
      title: reading.model.title,
      worst: worstOf(
        reading.model,
        withPods(
          partition(deployments.map(one => model.read(one))),
          this.#controlPlane,
        ),
      ),
    };
  }

  /** The components a changed deployment counts for: the one it is of now, and the one it was of. */
  #componentsOf(
    key: string,
    ref: RefOf<'deployment'>,
  ): readonly RefOf<'component'>[] {
    const { model } = this.#controlPlane;
    const reading = model.read(ref);
    const former = this.#owners.get(key);
    if (reading.state === 'absent') {
      this.#owners.delete(key);
    }
    if (reading.state === 'present') {
      const now = { ...reading.model.component, kind: 'component' as const };
      return former ? [former, now] : [now];
    }
    if (former) {
      return [former];
    }
    // It is somebody's in its project, and nobody can tell whose.
    const { tenant, project } = ref;
    return reading.state === 'unreadable' && project
      ? model.refs('component', { tenant, project })
      : [];
  }
}

function projectOf(ref: RefOf<'component'>): ModelRef {
  return {
    controlPlane: ref.controlPlane,
    kind: 'project',
    tenant: ref.tenant,
    name: ref.project ?? '',
  };
}
