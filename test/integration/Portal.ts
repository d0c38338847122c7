// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { BackendFeature } from '@backstage/backend-plugin-api';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import permissionPlugin from '@backstage/plugin-permission-backend';
import type { JsonObject } from '@backstage/types';
import catalogModule from '@fourplane/plugin-catalog-backend-module-fourplane';
import fourplanePlugin from '@fourplane/plugin-fourplane-backend';
import {
  createFourplaneClient,
  FourplaneClient,
} from '@fourplane/plugin-fourplane-common';
// the very policy of the demo portal
// eslint-disable-next-line @backstage/no-forbidden-package-imports
import demoPolicy from 'backend/src/policy';
import type { IntegrationTarget } from './IntegrationTarget';
import { authFactory, people, PersonName, userInfoFactory } from './people';

/** A Backstage backend with the real catalog, the demo portal's permission policy and the whole plugin set. */
export interface Portal {
  /** As a platform engineer, who may see everything. */
  readonly fourplane: FourplaneClient;
  fourplaneAs(person: PersonName): FourplaneClient;
  /** Undefined when the catalog has no entity of that ref. */
  entity(ref: string): Promise<Entity | undefined>;
  /** Asks any plugin's API, `/scaffolder/v2/tasks`; with a body it is a POST. */
  askAs(person: PersonName, path: string, body?: object): Promise<Response>;
  stop(): Promise<void>;
}

/**
 * Starts a portal that reads the target with each token, as a control plane of that name. With `acts` it writes with the
 * token, too, and every plane is the target's own cluster.
 */
export async function startPortal(
  { url, caPem }: IntegrationTarget,
  tokens: Readonly<Record<string, string>>,
  {
    acts = false,
    features = [],
    locations = [],
    templates = false,
    config = {},
  }: {
    readonly acts?: boolean;
    /** What it has besides. */
    readonly features?: readonly BackendFeature[];
    /** Files with entities that its catalog reads. */
    readonly locations?: readonly object[];
    /** Whether types become software templates. */
    readonly templates?: boolean;
    /** Of the root, in place of what it has there. */
    readonly config?: JsonObject;
  } = {},
): Promise<Portal> {
  const caData = Buffer.from(caPem).toString('base64');
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      catalogModule,
      fourplanePlugin,
      permissionPlugin,
      demoPolicy,
      ...features,
      permissionsServiceFactory,
      userInfoFactory,
      authFactory,
      mockServices.rootConfig.factory({
        data: {
          backend: {
            database: { client: 'better-sqlite3', connection: ':memory:' },
          },
          permission: { enabled: true },
          catalog: {
            locations: locations.map(location => ({ ...location })),
            stitchingStrategy: { pollingInterval: { milliseconds: 100 } },
          },
          fourplane: {
            controlPlanes: Object.entries(tokens).map(([name, token]) => ({
              name,
              server: url,
              token,
              caData,
              ...(acts && { writes: 'serviceAccount', planes: 'colocated' }),
            })),
            catalog: { defaultOwner: 'group:default/platform', templates },
          },
          ...config,
        },
      }),
    ],
  });
  const base = `http://localhost:${backend.server.port()}/api`;
  const headersOf = (person: PersonName) => ({
    authorization: mockCredentials.user.header(people[person].userEntityRef),
  });
  const headers = headersOf('platformEngineer');
  const fourplaneAs = (person: PersonName) =>
    createFourplaneClient({
      fetchApi: {
        fetch: (input, init) =>
          fetch(String(input).replace('plugin://', `${base}/`), {
            ...init,
            headers: { ...init?.headers, ...headersOf(person) },
          }),
      },
    });
  return {
    fourplane: fourplaneAs('platformEngineer'),
    fourplaneAs,
    async entity(ref) {
      const [, kind, namespace, name] = /^(.+):(.+)\/(.+)$/.exec(ref) ?? [];
      const response = await fetch(
        `${base}/catalog/entities/by-name/${kind}/${namespace}/${name}`,
        { headers },
      );
      if (response.status === 404) {
        return undefined;
      }
      if (!response.ok) {
        throw new Error(`${ref}: the catalog answers ${response.status}`);
      }
      return (await response.json()) as Entity;
    },
    askAs: (person, path, body) =>
      fetch(`${base}${path}`, {
        headers: {
          ...headersOf(person),
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { method: 'POST', body: JSON.stringify(body) }),
      }),
    stop: () => backend.stop(),
  };
}
