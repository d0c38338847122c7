// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { AuthService } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ANNOTATION_CONTROL_PLANE } from '@fourplane/plugin-fourplane-common';
import { locationPrefixOf } from '../entities/locationPrefixOf';
import { HeldEntities } from './HeldEntities';

/**
 * Asks the catalog itself, by the annotation every entity of a control plane carries, and by where it is managed: entities
 * of the portal's own may carry the first as well.
 */
export class CatalogHeldEntities implements HeldEntities {
  private constructor(
    private readonly controlPlane: string,
    private readonly catalog: Pick<CatalogService, 'streamEntities'>,
    private readonly auth: AuthService,
  ) {}

  static create(options: {
    controlPlane: string;
    catalog: Pick<CatalogService, 'streamEntities'>;
    auth: AuthService;
  }): CatalogHeldEntities {
    return new CatalogHeldEntities(
      options.controlPlane,
      options.catalog,
      options.auth,
    );
  }

  async refs(options: { signal: AbortSignal }): Promise<ReadonlySet<string>> {
    const refs = new Set<string>();
    const pages = this.catalog.streamEntities(
      {
        filter: {
          [`metadata.annotations.${ANNOTATION_CONTROL_PLANE}`]:
            this.controlPlane,
        },
        fields: [
          'kind',
          'metadata.namespace',
          'metadata.name',
          'metadata.annotations',
        ],
      },
      { credentials: await this.auth.getOwnServiceCredentials() },
    );
    for await (const page of pages) {
      options.signal.throwIfAborted();
      for (const entity of page) {
        const location = entity.metadata.annotations?.[ANNOTATION_LOCATION];
        if (location?.startsWith(locationPrefixOf(this.controlPlane))) {
          refs.add(stringifyEntityRef(entity));
        }
      }
    }
    return refs;
  }
}
