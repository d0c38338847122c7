// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ControlPlaneStatus,
  ModelByKind,
  ModelKind,
  ModelRef,
  Problem,
  Reading,
  RefOf,
  Unreadable,
  refKey,
} from '@fourplane/plugin-fourplane-common';
import { Model } from '@fourplane/plugin-fourplane-node';
import { EntitySource } from '../sync/EntitySource';

type Stored = ModelByKind[ModelKind] | Unreadable;

/** A control plane whose model is what the test puts into it. */
export class MemorySource implements EntitySource {
  readonly things = new Map<string, Stored>();
  readonly incomplete = new Set<ModelKind>();
  /** What is present and could be read only in part. */
  readonly partly: Unreadable[] = [];
  capabilities: ControlPlaneStatus['capabilities'] = [];
  relists = 0;
  /** The model kinds each second list was asked for. */
  readonly relistedKinds: (readonly ModelKind[] | undefined)[] = [];
  /** What was reported, one after another. */
  readonly reports: (readonly Problem[])[] = [];
  /** What a second list does: throws when it fails, changes the things when it sees others. */
  onRelist: () => void = () => {};
  private readonly listeners = new Set<(refs: readonly ModelRef[]) => void>();
  private readonly statusListeners = new Set<
    (status: ControlPlaneStatus) => void
  >();
  private kindState: ControlPlaneStatus['kinds'][number]['state'] = 'synced';

  readonly model: Model = {
    read: <K extends ModelKind>(ref: RefOf<K>): Reading<ModelByKind[K]> => {
      const stored = this.things.get(refKey(ref));
      if (!stored) {
        return { state: 'absent' };
      }
      // The map is keyed by references, whose kind decides the type.
      return 'issues' in stored
        ? { state: 'unreadable', unreadable: stored }
        : { state: 'present', model: stored as ModelByKind[K] };
    },
    refs: (kind, scope = {}) => {
      const refs = [...this.things.values()].map(({ ref }) => ref);
      return refs.filter(
        (ref): ref is RefOf<typeof kind> =>
          ref.kind === kind &&
          (!scope.tenant || ref.tenant === scope.tenant) &&
          (!scope.project || ref.project === scope.project) &&
          (!scope.component || ref.component === scope.component),
      );
    },
    isComplete: kind => !this.incomplete.has(kind),
    unreadable: () => this.partly,
  };

  constructor(readonly name: string = 'default') {}

  put(...things: Stored[]): void {
    things.forEach(thing => this.things.set(refKey(thing.ref), thing));
    this.announce(things.map(({ ref }) => ref));
  }

  remove(...refs: ModelRef[]): void {
    refs.forEach(ref => this.things.delete(refKey(ref)));
    this.announce(refs);
  }

  announce(refs: readonly ModelRef[]): void {
    this.listeners.forEach(listener => listener(refs));
  }

  /** Sets which kinds cannot be believed, and how their watches are. */
  setIncomplete(
    kinds: readonly ModelKind[],
    state: 'syncing' | 'failed' = 'failed',
  ): void {
    this.incomplete.clear();
    kinds.forEach(kind => this.incomplete.add(kind));
    this.kindState = kinds.length > 0 ? state : 'synced';
    this.statusListeners.forEach(listener => listener(this.status()));
  }

  changes(listener: (refs: readonly ModelRef[]) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  statusChanges(listener: (status: ControlPlaneStatus) => void): () => void {
    this.statusListeners.add(listener);
    return () => this.statusListeners.delete(listener);
  }

  status(): ControlPlaneStatus {
    const since = '2026-01-01T00:00:00Z';
    return {
      name: this.name,
      state: this.incomplete.size > 0 ? 'partial' : 'synced',
      since,
      capabilities: this.capabilities,
      kinds: [{ kind: 'Thing', state: this.kindState, objects: 0, since }],
      problems: [],
    };
  }

  reportProblems(_source: string, problems: readonly Problem[]): void {
    this.reports.push(problems);
  }

  async relist(
    options: { readonly kinds?: readonly ModelKind[] } = {},
  ): Promise<void> {
    this.relists += 1;
    this.relistedKinds.push(options.kinds);
    this.onRelist();
  }
}
