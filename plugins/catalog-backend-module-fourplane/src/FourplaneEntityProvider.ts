// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { EntitySync } from './sync/EntitySync';

/**
 * The catalog's side of one control plane. Its name is the key under which the catalog keeps its entities: another name
 * would delete and re-create every one of them.
 */
export class FourplaneEntityProvider implements EntityProvider {
  private constructor(private readonly sync: EntitySync) {}

  static create(options: { sync: EntitySync }): FourplaneEntityProvider {
    return new FourplaneEntityProvider(options.sync);
  }

  getProviderName(): string {
    return this.sync.providerName;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.sync.start(connection);
  }
}
