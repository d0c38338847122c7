// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { setImmediate } from 'timers/promises';
import {
  ModelRef,
  ProjectSummary,
  refKey,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlane } from '@fourplane/plugin-fourplane-node';
import { worstOf } from './componentHealth';
import { Member, Membership, summaryOf } from './projectSummary';
import { withPods } from './deployments/withPods';
import { partition } from './readings';

/** How long the model is read before other work gets its turn, in ms. */
const SLICE_MS = 10;

type Watched = RefOf<'project'> | RefOf<'component'> | RefOf<'deployment'>;

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
  readonly #changed = new Map<string, Watched>();
  readonly #entries = new Map<string, Entry>();
  /** The component of each deployment when last read, by the deployment's key: a deleted one no longer says. */
  readonly #owners = new Map<string, RefOf<'component'>>();
  readonly #stops: readonly (() => void)[];
  #generation: string | undefined;
  #isWholeUnread = true;

  static create(options: { controlPlane: ControlPlane }): ProjectSummaries {
    return new ProjectSummaries(options.controlPlane);
  }

  private constructor(controlPlane: ControlPlane) {
    this.#controlPlane = controlPlane;
    this.#stops = [
      controlPlane.changes(refs => this.#note(refs)),
      controlPlane.deployments.changes(refs => this.#note(refs)),
      controlPlane.statusChanges(({ generation }) => {
        this.#isWholeUnread ||= generation !== this.#generation;
      }),
    ];
  }

  /** Every readable project, sorted by reference. */
  async list(): Promise<ProjectSummary[]> {
    await this.#readChanged();
    return [...this.#entries]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .flatMap(([, entry]) => {
        entry.summary ??= summaryOf(entry, this.#controlPlane.model);
        return entry.summary ?? [];
      });
  }

  stop(): void {
    this.#stops.forEach(stop => stop());
  }

  #note(refs: readonly ModelRef[]): void {
    if (this.#isWholeUnread) {
      return;
    }
    refs.filter(isWatched).forEach(ref => this.#changed.set(refKey(ref), ref));
    if (refs.some(({ kind }) => kind === 'environment')) {
      // Their titles are part of what is said about components in trouble.
      for (const entry of this.#entries.values()) {
        if (entry.summary?.attention.length) {
          entry.summary = undefined;
        }
      }
    }
  }

  async #readChanged(): Promise<void> {
    if (this.#isWholeUnread) {
      this.#isWholeUnread = false;
      this.#noteWhole();
    }
    let sliceEnd = performance.now() + SLICE_MS;
    // References added while walking are visited too.
    for (const [key, ref] of this.#changed) {
      this.#changed.delete(key);
      if (ref.kind === 'deployment') {
        this.#note(this.#componentsOf(key, ref));
      } else {
        this.#read(key, ref);
      }
      if (performance.now() > sliceEnd) {
        await setImmediate();
        sliceEnd = performance.now() + SLICE_MS;
      }
    }
  }

  #noteWhole(): void {
    const { model } = this.#controlPlane;
    this.#generation = this.#controlPlane.status().generation;
    this.#entries.clear();
    this.#owners.clear();
    this.#note([...model.refs('project'), ...model.refs('component')]);
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

function isWatched(ref: ModelRef): ref is Watched {
  return ['project', 'component', 'deployment'].includes(ref.kind);
}

function projectOf(ref: RefOf<'component'>): ModelRef {
  return {
    controlPlane: ref.controlPlane,
    kind: 'project',
    tenant: ref.tenant,
    name: ref.project ?? '',
  };
}
