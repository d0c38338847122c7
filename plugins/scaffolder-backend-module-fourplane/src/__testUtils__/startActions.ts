// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createBackendPlugin } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  annotationsOf,
  entityRefOf,
  ModelRef,
} from '@fourplane/plugin-fourplane-common';
import {
  Authorizer,
  ControlPlane,
  ControlPlanes,
  controlPlanesServiceRef,
} from '@fourplane/plugin-fourplane-node';
import { Generation, Sandbox, startSandbox } from '@fourplane/sandbox';
import { createFourplaneActions } from '../createFourplaneActions';
import { ActionRuns } from './ActionRuns';

const PATIENCE_MS = 60_000;
const catalogKinds = [
  'tenant',
  'project',
  'component',
  'environment',
  'pipeline',
  'resource',
  'dataPlane',
  'buildPlane',
] as const;

/** How a test's control plane is. */
export interface ActionsOptions {
  readonly generation: Generation;
  readonly seed?: 'platform' | 'demo';
  readonly writes?: 'off' | 'serviceAccount' | 'impersonate';
}

/** The actions on a control plane that is really there, for a catalog that shows all there is in its model. */
export interface StartedActions {
  readonly sandbox: Sandbox;
  readonly controlPlane: ControlPlane;
  readonly runs: ActionRuns;
  /** Permissions refused from now on, by name. */
  readonly refused: Set<string>;
  stop(): Promise<void>;
}

export async function startActions({
  generation,
  seed = 'platform',
  writes = 'serviceAccount',
}: ActionsOptions): Promise<StartedActions> {
  const sandbox = await startSandbox({ generation, seed });
  const found: ControlPlanes[] = [];
  const backend = await startTestBackend({
    features: [
      listening(found),
      mockServices.rootConfig.factory({
        data: {
          fourplane: {
            controlPlanes: [
              {
                name: 'default',
                server: sandbox.url,
                token: sandbox.token,
                caData: Buffer.from(sandbox.caPem).toString('base64'),
                writes,
              },
            ],
          },
        },
      }),
    ],
  });
  const [controlPlanes] = found;
  const [controlPlane] = controlPlanes.list();
  await untilSynced(controlPlane);
  const refused = new Set<string>();
  const entityNamed = (entityRef: string) => entityOf(entityRef, controlPlane);
  const actions = createFourplaneActions({
    controlPlanes,
    appBaseUrl: 'https://portal.example',
    catalog: {
      getEntityByRef: async ref => entityNamed(String(ref)),
    },
    userInfo: {
      getUserInfo: async () => ({
        userEntityRef: mockCredentials.user().principal.userEntityRef,
        ownershipEntityRefs: ['group:default/team'],
      }),
    },
    authorizer: Authorizer.create({
      permissions: {
        authorize: async requests =>
          requests.map(({ permission }) => ({
            result: refused.has(permission.name)
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
          })),
      },
      catalog: {
        getEntitiesByRefs: async ({ entityRefs }) => ({
          items: entityRefs.map(entityNamed),
        }),
      },
      controlPlanes,
      // No decision is remembered, so that a test can change its mind.
      clock: endlessClock(),
    }),
    patience: { grace: 5, listing: 5, appearing: 0 },
  });
  return {
    sandbox,
    controlPlane,
    refused,
    runs: ActionRuns.create(actions),
    async stop() {
      await backend.stop();
      await sandbox.stop();
    },
  };
}

/** Ten minutes pass between any two looks. */
function endlessClock(): () => number {
  let now = 0;
  return () => {
    now += 600_000;
    return now;
  };
}

function entityOf(
  entityRef: string,
  { model }: ControlPlane,
): Entity | undefined {
  const ref = catalogKinds
    .flatMap((kind): ModelRef[] => model.refs(kind))
    .find(each => entityRefOf(each) === entityRef);
  return (
    ref && {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: ref.name, annotations: annotationsOf(ref) },
    }
  );
}

/** Hands over the control planes that the process shares. */
function listening(found: ControlPlanes[]) {
  return createBackendPlugin({
    pluginId: 'listening',
    register(env) {
      env.registerInit({
        deps: { controlPlanes: controlPlanesServiceRef },
        async init({ controlPlanes }) {
          found.push(controlPlanes);
        },
      });
    },
  });
}

async function untilSynced(controlPlane: ControlPlane): Promise<void> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  await new Promise<void>((resolve, reject) => {
    let undo = () => {};
    const look = () => {
      if (controlPlane.status().state === 'synced') {
        undo();
        resolve();
      }
    };
    undo = controlPlane.statusChanges(look);
    signal.addEventListener('abort', () => {
      undo();
      reject(new Error(JSON.stringify(controlPlane.status())));
    });
    look();
  });
}
