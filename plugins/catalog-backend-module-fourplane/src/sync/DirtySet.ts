// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef, RefOf, refKey } from '@fourplane/plugin-fourplane-common';
import { SyncedKind } from './syncedKinds';

/** The references whose entity has to be looked at, and those that cannot be judged yet. */
export class DirtySet {
  private readonly dirty = new Map<string, RefOf<SyncedKind>>();
  private readonly unproven = new Map<string, RefOf<SyncedKind>>();

  /** The kinds of references that are looked at, in the order they are taken. */
  constructor(private readonly kinds: readonly SyncedKind[]) {}

  get pending(): number {
    return this.dirty.size;
  }

  get waiting(): number {
    return this.unproven.size;
  }

  /** References that are no entities are passed over. */
  mark(refs: Iterable<ModelRef>): void {
    for (const ref of refs) {
      if (this.isSynced(ref)) {
        this.dirty.set(refKey(ref), ref);
      }
    }
  }

  /** Puts a reference by until {@link DirtySet.reconsider}. */
  postpone(ref: RefOf<SyncedKind>): void {
    this.unproven.set(refKey(ref), ref);
  }

  /** What was put by may be judged now. */
  reconsider(): void {
    this.mark(this.unproven.values());
    this.unproven.clear();
  }

  /** Takes everything dirty, by key: owners before what they own, so that a cycle reads each once. */
  take(): Map<string, RefOf<SyncedKind>> {
    const entries = [...this.dirty].map(
      entry => [this.kinds.indexOf(entry[1].kind), entry] as const,
    );
    this.dirty.clear();
    entries.sort(([one], [other]) => one - other);
    return new Map(entries.map(([, entry]) => entry));
  }
  private isSynced(ref: ModelRef): ref is RefOf<SyncedKind> {
    return this.kinds.some(kind => kind === ref.kind);
  }
}
