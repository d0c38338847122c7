// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { RefOf, isSameRef, refKey } from '@fourplane/plugin-fourplane-common';
import { Model } from '@fourplane/plugin-fourplane-node';
import { ownOwnerOf } from '../entities/ownerOf';
import { SyncedKind } from './syncedKinds';

/** Finds the references whose entities take something from another one's CR: owner, lifecycle, title. */
export class Dependents {
  /** Tenants and projects by key, with the owner they named when last asked. */
  private readonly owners = new Map<string, string>();

  constructor(
    private readonly model: Pick<Model, 'read' | 'refs'>,
    private readonly kinds: readonly SyncedKind[],
  ) {}

  /** What has to be read again with this one. A tenant's or project's dependents only when it names another owner. */
  of(ref: RefOf<SyncedKind>): readonly RefOf<SyncedKind>[] {
    if (ref.kind === 'component') {
      // Also of a component that is gone or cannot be read: its endpoints took its words while it could.
      const { tenant, project, name } = ref;
      return this.model.refs('endpoint', { tenant, project, component: name });
    }
    if (!this.notes(ref)) {
      return [];
    }
    const scope =
      ref.kind === 'tenant'
        ? { tenant: ref.name }
        : { tenant: ref.tenant, project: ref.name };
    return this.kinds
      .flatMap(kind => this.model.refs(kind, scope))
      .filter(dependent => !isSameRef(dependent, ref));
  }

  /** Notes the owner a tenant or project names; whether it is another than before. */
  notes(ref: RefOf<SyncedKind>): boolean {
    if (ref.kind !== 'tenant' && ref.kind !== 'project') {
      return false;
    }
    const key = refKey(ref);
    const before = this.owners.get(key);
    const now = ownOwnerOf(ref, this.model);
    if (now === undefined) {
      this.owners.delete(key);
    } else {
      this.owners.set(key, now);
    }
    return before !== now;
  }
}
