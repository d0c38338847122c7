// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { setImmediate } from 'timers/promises';
import {
  entityRefOf,
  HealthState,
  healthStates,
  ModelRef,
  Project,
  ProjectSummary,
  refKey,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlane } from '@fourplane/plugin-fourplane-node';

/** How long the model is read before other work gets its turn, in ms. */
const SLICE_MS = 10;

type Watched = RefOf<'project'> | RefOf<'component'>;

interface Entry {
  project?: Project;
  /** Health of the project's components by their key. */
  readonly components: Map<string, HealthState>;
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
        entry.summary ??= summaryOf(entry);
        return entry.summary ?? [];
      });
  }

  stop(): void {
    this.#stops.forEach(stop => stop());
  }

  #note(refs: readonly ModelRef[]): void {
    if (!this.#isWholeUnread) {
      refs
        .filter(isWatched)
        .forEach(ref => this.#changed.set(refKey(ref), ref));
    }
  }

  async #readChanged(): Promise<void> {
    if (this.#isWholeUnread) {
      this.#isWholeUnread = false;
      this.#noteWhole();
    }
    let sliceEnd = performance.now() + SLICE_MS;
    for (const [key, ref] of this.#changed) {
      this.#changed.delete(key);
      this.#read(key, ref);
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
    this.#note([...model.refs('project'), ...model.refs('component')]);
  }

  #read(key: string, ref: Watched): void {
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
      const reading = model.read(ref);
      if (reading.state === 'absent') {
        entry.components.delete(key);
      } else {
        entry.components.set(
          key,
          reading.state === 'present' ? reading.model.health.state : 'unknown',
        );
      }
    }
    if (entry.project || entry.components.size > 0) {
      this.#entries.set(entryKey, entry);
    } else {
      this.#entries.delete(entryKey);
    }
  }
}

function isWatched(ref: ModelRef): ref is Watched {
  return ref.kind === 'project' || ref.kind === 'component';
}

function projectOf(ref: RefOf<'component'>): ModelRef {
  return {
    controlPlane: ref.controlPlane,
    kind: 'project',
    tenant: ref.tenant,
    name: ref.project ?? '',
  };
}

function summaryOf({ project, components }: Entry): ProjectSummary | undefined {
  if (!project) {
    return undefined;
  }
  const counts = new Map<HealthState, number>();
  for (const state of components.values()) {
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return {
    project,
    entityRef: entityRefOf(project.ref),
    components: components.size,
    componentHealth: healthStates.flatMap(state => {
      const count = counts.get(state);
      return count ? { state, count } : [];
    }),
  };
}
