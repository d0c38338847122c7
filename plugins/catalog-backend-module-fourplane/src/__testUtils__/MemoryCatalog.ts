// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Entity,
  entityEnvelopeSchemaValidator,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  EntityProviderConnection,
  EntityProviderMutation,
} from '@backstage/plugin-catalog-node';
import { HeldEntities } from '../sync/HeldEntities';

/** Applies mutations as the catalog does: all of one or nothing, and a bad envelope refuses the whole. */
export class MemoryCatalog implements EntityProviderConnection, HeldEntities {
  readonly entities = new Map<string, Entity>();
  readonly mutations: EntityProviderMutation[] = [];
  /** Called before each mutation; throws to refuse it, waits to hold it. */
  beforeMutation: () => void | Promise<void> = () => {};
  inFlight = 0;
  mostInFlight = 0;
  private readonly validate = entityEnvelopeSchemaValidator();

  async applyMutation(mutation: EntityProviderMutation): Promise<void> {
    this.inFlight += 1;
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
    try {
      await this.beforeMutation();
      const added =
        mutation.type === 'full' ? mutation.entities : mutation.added;
      added.forEach(({ entity }) => this.validate(entity));
      if (mutation.type === 'full') {
        this.entities.clear();
      } else {
        for (const removed of mutation.removed) {
          this.entities.delete(
            'entityRef' in removed
              ? removed.entityRef
              : stringifyEntityRef(removed.entity),
          );
        }
      }
      for (const { entity } of added) {
        this.entities.set(stringifyEntityRef(entity), entity);
      }
      this.mutations.push(mutation);
    } finally {
      this.inFlight -= 1;
    }
  }

  async refresh(): Promise<void> {}

  async refs(): Promise<ReadonlySet<string>> {
    return new Set(this.entities.keys());
  }

  count(type: EntityProviderMutation['type']): number {
    return this.mutations.filter(mutation => mutation.type === type).length;
  }
}
