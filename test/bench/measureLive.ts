// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as pause } from 'node:timers/promises';
import {
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import fourplanePlugin from '@fourplane/plugin-fourplane-backend';
import {
  annotationsOf,
  catalogNameOf,
  ModelRef,
} from '@fourplane/plugin-fourplane-common';
import {
  ControlPlane,
  controlPlanesServiceRef,
} from '@fourplane/plugin-fourplane-node';
import { Page } from './Page';
import { SandboxProcess } from './SandboxProcess';

const component: ModelRef = {
  controlPlane: 'default',
  kind: 'component',
  tenant: 'default',
  project: 'bench',
  name: 'watched',
};

/**
 * Delays in milliseconds of single changes of a deployment until an open page has it: told by the real signals backend
 * over a WebSocket, asking again over HTTP and reading the reply as the frontend does. `watched` begins when the watch
 * event has been taken into the model, `written` with the request that makes the change. Backend and page are in this
 * process, the control plane is not.
 */
export async function measureLive(
  sandbox: SandboxProcess,
  { changes }: { changes: number },
): Promise<{ watched: number[]; written: number[] }> {
  const found: ControlPlane[] = [];
  // In a backend all plugins share one; the test's gives each its own.
  const events = mockServices.events();
  const backend = await startTestBackend({
    features: [
      import('@backstage/plugin-signals-backend'),
      fourplanePlugin,
      createServiceFactory({
        service: eventsServiceRef,
        deps: {},
        factory: () => events,
      }),
      listening(found),
      catalog(),
      mockServices.rootConfig.factory({
        data: { fourplane: { controlPlanes: [sandbox.controlPlane] } },
      }),
    ],
  });
  try {
    const base = `http://localhost:${backend.server.port()}/api`;
    await sandbox.change('create', component.name);
    await sandbox.redeploy(component.name, somebody(0));
    const page = await Page.open(base, component, somebody(0));
    const [controlPlane] = found;
    const delays = { watched: [] as number[], written: [] as number[] };
    for (let change = 1; change <= changes; change++) {
      // At any point of the bell's beat.
      await pause(100 + Math.random() * 200);
      const seen = nextInModel(controlPlane);
      const shown = page.shows(somebody(change));
      const writtenAt = performance.now();
      await sandbox.redeploy(component.name, somebody(change));
      const shownAt = await shown;
      delays.watched.push(shownAt - (await seen));
      delays.written.push(shownAt - writtenAt);
    }
    page.close();
    return delays;
  } finally {
    await backend.stop();
  }
}

function somebody(index: number): string {
  return `user:default/somebody-${index}`;
}

/** Resolves to the instant when the model has taken in the next change of a deployment. */
async function nextInModel(controlPlane: ControlPlane): Promise<number> {
  return new Promise(resolve => {
    const undo = controlPlane.changes(refs => {
      if (refs.some(({ kind }) => kind === 'deployment')) {
        undo();
        resolve(performance.now());
      }
    });
  });
}

function listening(found: ControlPlane[]) {
  return createBackendPlugin({
    pluginId: 'listening',
    register(env) {
      env.registerInit({
        deps: { controlPlanes: controlPlanesServiceRef },
        async init({ controlPlanes }) {
          found.push(...controlPlanes.list());
        },
      });
    },
  });
}

/** A catalog that has the component, as the catalog module would make it. */
function catalog() {
  const { kind, ...metadata } = catalogNameOf(component)!;
  const entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { ...metadata, annotations: annotationsOf(component) },
  };
  return createServiceFactory({
    service: catalogServiceRef,
    deps: {},
    factory: () => catalogServiceMock({ entities: [entity] }),
  });
}
