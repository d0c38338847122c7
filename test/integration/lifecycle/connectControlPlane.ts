// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  ControlPlane,
  controlPlanesServiceRef,
} from '@fourplane/plugin-fourplane-node';
import { IntegrationTarget } from '../IntegrationTarget';

/** A control plane as plugins get it, in a backend of its own. */
export interface ConnectedControlPlane {
  readonly controlPlane: ControlPlane;
  stop(): Promise<void>;
}

/** Connects to the target with a token; resolves when every kind has been read. */
export async function connectControlPlane(
  { url, caPem }: IntegrationTarget,
  options: {
    readonly token: string;
    readonly writes: 'off' | 'serviceAccount' | 'impersonate';
  },
): Promise<ConnectedControlPlane> {
  const found: ControlPlane[] = [];
  const plugin = createBackendPlugin({
    pluginId: 'lifecycle',
    register(env) {
      env.registerInit({
        deps: { controlPlanes: controlPlanesServiceRef },
        async init({ controlPlanes }) {
          found.push(...controlPlanes.list());
        },
      });
    },
  });
  const caData = Buffer.from(caPem).toString('base64');
  const entry = { name: 'default', server: url, caData, ...options };
  const backend = await startTestBackend({
    features: [
      plugin,
      mockServices.rootConfig.factory({
        data: { fourplane: { controlPlanes: [entry] } },
      }),
    ],
  });
  const stop = () => backend.stop();
  const [controlPlane] = found;
  await synced(controlPlane);
  return { controlPlane, stop };
}

const PATIENCE_MS = 60_000;

async function synced(controlPlane: ControlPlane): Promise<void> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  await new Promise<void>((resolve, reject) => {
    const fail = () => reject(new Error(JSON.stringify(controlPlane.status())));
    const look = () => {
      const { state } = controlPlane.status();
      if (state === 'synced') {
        resolve();
      } else if (state === 'partial') {
        fail();
      }
    };
    const undo = controlPlane.statusChanges(look);
    signal.addEventListener('abort', () => {
      undo();
      fail();
    });
    look();
  });
}
