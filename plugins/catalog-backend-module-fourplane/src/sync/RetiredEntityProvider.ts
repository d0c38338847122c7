// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';

/**
 * Stands for a control plane whose entities are not written any more. The catalog deletes what a provider has left that
 * is not there at a start; this one is there, so they stay as they are, or go, as it is told.
 */
export class RetiredEntityProvider implements EntityProvider {
  private constructor(
    private readonly providerName: string,
    private readonly entities: 'stay' | 'go',
  ) {}

  static create(options: {
    providerName: string;
    entities: 'stay' | 'go';
  }): RetiredEntityProvider {
    return new RetiredEntityProvider(options.providerName, options.entities);
  }

  getProviderName(): string {
    return this.providerName;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    if (this.entities === 'go') {
      await connection.applyMutation({ type: 'full', entities: [] });
    }
  }
}
