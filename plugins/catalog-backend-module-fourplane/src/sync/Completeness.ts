// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelKind } from '@fourplane/plugin-fourplane-common';
import { EntitySource } from './EntitySource';
import { partsOfSynced, SyncedKind } from './syncedKinds';

/** What can be believed of a control plane's model. */
export class Completeness {
  private readonly everComplete = new Set<ModelKind>();
  /** Everything that something in the catalog is read from. */
  private readonly parts: readonly ModelKind[];
  /** The first lists have been given enough time. */
  private isPatienceOver = false;

  constructor(
    private readonly source: Pick<EntitySource, 'model' | 'status'>,
    kinds: readonly SyncedKind[],
  ) {
    this.parts = [...new Set(kinds.flatMap(kind => partsOfSynced[kind]))];
  }

  /** Notes which kinds are complete now. */
  note(): void {
    for (const kind of this.parts) {
      if (this.source.model.isComplete(kind)) {
        this.everComplete.add(kind);
      }
    }
  }

  /** Nothing can be missing: absence of anything is proof. */
  isComplete(): boolean {
    return this.parts.every(kind => this.source.model.isComplete(kind));
  }

  /** Whether everything an entity of the kind is made from has been listed once; the copy outlives disconnects. */
  isWhole(kind: SyncedKind): boolean {
    return partsOfSynced[kind].every(part => this.everComplete.has(part));
  }

  /** The first look waits for the first lists: what is read halfway would be written twice. */
  isReady(): boolean {
    const { state, kinds } = this.source.status();
    const isSettled =
      kinds.length > 0 && kinds.every(kind => kind.state !== 'syncing');
    return (
      this.isComplete() ||
      (state !== 'connecting' && (isSettled || this.isPatienceOver))
    );
  }

  /** From now on what has been listed is shown without the rest. */
  losePatience(): void {
    this.isPatienceOver = true;
  }
}
