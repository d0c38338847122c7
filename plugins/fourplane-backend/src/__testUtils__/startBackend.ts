// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  AuditorService,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizePermissionRequest,
  AuthorizeResult,
} from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  ControlPlanes,
  controlPlanesServiceRef,
} from '@fourplane/plugin-fourplane-node';
import request from 'supertest';
import fourplanePlugin from '..';
import { entityOf } from './models';

/** What the permission backend says. */
export type Policy = (
  permission: string,
  resourceRef?: string,
) => boolean | Promise<boolean>;

/** What the auditor was told of one event. */
export interface AuditedEvent {
  readonly eventId: string;
  readonly severityLevel?: string;
  readonly meta?: object;
  /** In the order in which the auditor was told. */
  readonly outcomes: ('success' | 'failure')[];
  /** What was said of the outcome. */
  result?: object;
  error?: string;
}

/** The backend plugin on control planes, with a policy, a catalog, an auditor and signals that a test looks into. */
export async function startBackend(options: {
  controlPlanes: ControlPlanes;
  policy?: Policy;
  entities?: ReturnType<typeof entityOf>[];
}) {
  const { controlPlanes, policy = () => true, entities = [] } = options;
  const published: { channel: string; message: unknown }[] = [];
  const audited: AuditedEvent[] = [];
  const logger = mockServices.logger.mock();
  logger.child.mockReturnValue(logger);
  const backend = await startTestBackend({
    features: [
      fourplanePlugin,
      logger.factory,
      catalogServiceMock.factory({ entities }),
      mockServices.permissions.mock({
        authorize: async requests =>
          Promise.all(
            requests.map(async (one: AuthorizePermissionRequest) => ({
              result: (await policy(one.permission.name, one.resourceRef))
                ? AuthorizeResult.ALLOW
                : AuthorizeResult.DENY,
            })),
          ),
      }).factory,
      createServiceFactory({
        service: coreServices.auditor,
        deps: {},
        factory: () => auditorInto(audited),
      }),
      createServiceFactory({
        service: controlPlanesServiceRef,
        deps: {},
        factory: () => controlPlanes,
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({
          publish: async signal => {
            published.push(signal);
          },
        }),
      }),
    ],
  });
  return {
    stop: () => backend.stop(),
    port: () => backend.server.port(),
    published,
    audited,
    logger,
    /** How many clients are connected. */
    connections: () =>
      new Promise<number>((resolve, reject) => {
        backend.server.getConnections((error, count) =>
          error ? reject(error) : resolve(count),
        );
      }),
    get: (path: string) => request(backend.server).get(path),
    post: (path: string, body: object) =>
      request(backend.server).post(path).send(body),
  };
}

function auditorInto(audited: AuditedEvent[]): AuditorService {
  return {
    createEvent: async ({ eventId, severityLevel, meta }) => {
      const outcomes: AuditedEvent['outcomes'] = [];
      const event: AuditedEvent = { eventId, severityLevel, meta, outcomes };
      audited.push(event);
      return {
        success: async ({ meta: result } = {}) => {
          outcomes.push('success');
          event.result = result;
        },
        fail: async ({ error, meta: result }) => {
          outcomes.push('failure');
          event.result = result;
          event.error = String(error);
        },
      };
    },
  };
}
