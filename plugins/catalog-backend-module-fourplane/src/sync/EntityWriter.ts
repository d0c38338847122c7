// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  DeferredEntity,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { EntityLedger } from './EntityLedger';
import { TranslatedEntity } from './EntityTranslator';

/** Hands mutations to the catalog, one at a time, and enters in the ledger what the catalog took. */
export class EntityWriter {
  private constructor(
    private readonly connection: EntityProviderConnection,
    private readonly locationKey: string,
    private readonly batchSize: number,
    readonly ledger: EntityLedger,
  ) {}

  static create(options: {
    connection: EntityProviderConnection;
    /** Marks the entities as this provider's. */
    locationKey: string;
    /** Most entities in one delta. */
    batchSize: number;
    ledger: EntityLedger;
  }): EntityWriter {
    const { connection, locationKey, batchSize, ledger } = options;
    return new EntityWriter(connection, locationKey, batchSize, ledger);
  }

  /** Submits what differs from what was submitted before, in deltas of at most one batch; removals come last. */
  async submit(
    entities: readonly TranslatedEntity[],
    removed: readonly string[] = [],
  ): Promise<void> {
    const added = entities.filter(({ entityRef, digest }) =>
      this.ledger.differs(entityRef, digest),
    );
    let start = 0;
    for (; start + this.batchSize < added.length; start += this.batchSize) {
      await this.delta(added.slice(start, start + this.batchSize), []);
    }
    await this.delta(added.slice(start), removed.slice(0, this.batchSize));
    for (let from = this.batchSize; from < removed.length; ) {
      await this.delta([], removed.slice(from, from + this.batchSize));
      from += this.batchSize;
    }
  }

  /** Submits everything there is: what is not among it goes from the catalog. */
  async replace(entities: readonly TranslatedEntity[]): Promise<void> {
    await this.connection.applyMutation({
      type: 'full',
      entities: entities.map(one => this.deferred(one)),
    });
    this.ledger.replace(
      entities.map(one => [one.entityRef, one.digest] as const),
    );
  }

  private async delta(
    added: readonly TranslatedEntity[],
    removed: readonly string[],
  ): Promise<void> {
    if (added.length === 0 && removed.length === 0) {
      return;
    }
    const { locationKey } = this;
    await this.connection.applyMutation({
      type: 'delta',
      added: added.map(one => this.deferred(one)),
      removed: removed.map(entityRef => ({ entityRef, locationKey })),
    });
    removed.forEach(ref => this.ledger.forget(ref));
    added.forEach(one => this.ledger.record(one.entityRef, one.digest));
  }

  private deferred({ entity }: TranslatedEntity): DeferredEntity {
    return { entity, locationKey: this.locationKey };
  }
}
