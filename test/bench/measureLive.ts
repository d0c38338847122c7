// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as pause } from 'node:timers/promises';
import {
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import fourplanePlugin from '@fourplane/plugin-fourplane-backend';
import {
  EnvironmentDeployment,
  ModelRef,
} from '@fourplane/plugin-fourplane-common';
import {
  ControlPlane,
  controlPlanesServiceRef,
} from '@fourplane/plugin-fourplane-node';
import { catalogOf } from './catalogOf';
import { Page } from './Page';
import { SandboxProcess } from './SandboxProcess';

const CRASHES = 20;
const CRASHING = 'CrashLoopBackOff';

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
 * event has been taken into the model, `written` with the request that makes the change, and `crashed` are those of a pod
 * that begins to crash, from the request that writes its state. Backend and page are in this process, the control plane
 * and its data plane are not.
 */
export async function measureLive(
  sandbox: SandboxProcess,
  { changes }: { changes: number },
): Promise<{ watched: number[]; written: number[]; crashed: number[] }> {
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
      catalogOf([component]),
      mockServices.rootConfig.factory({
        data: {
          fourplane: {
            controlPlanes: [{ ...sandbox.controlPlane, planes: 'colocated' }],
          },
        },
      }),
    ],
  });
  try {
    const base = `http://localhost:${backend.server.port()}/api`;
    await sandbox.change('create', component.name);
    await sandbox.redeploy(component.name, somebody(0));
    const page = await Page.open(base, component, isBy(somebody(0)));
    const [controlPlane] = found;
    const delays = {
      watched: [] as number[],
      written: [] as number[],
      crashed: [] as number[],
    };
    for (let change = 1; change <= changes; change++) {
      // At any point of the bell's beat.
      await pause(100 + Math.random() * 200);
      const seen = nextInModel(controlPlane);
      const shown = page.shows(isBy(somebody(change)));
      const writtenAt = performance.now();
      await sandbox.redeploy(component.name, somebody(change));
      const shownAt = await shown;
      delays.watched.push(shownAt - (await seen));
      delays.written.push(shownAt - writtenAt);
    }
    delays.crashed.push(...(await measureCrashes(sandbox, page)));
    page.close();
    return delays;
  } finally {
    await backend.stop();
  }
}

/** Delays of a pod's crashes, the first of which its pod has to be noticed for. */
async function measureCrashes(
  sandbox: SandboxProcess,
  page: Page,
): Promise<number[]> {
  const delays: number[] = [];
  const set = async (
    isCrashing: boolean,
    isSo: (reason?: string) => boolean,
  ) => {
    const shown = page.shows(({ runtime, health }) =>
      runtime?.pods.length === 1 ? isSo(health?.reason) : false,
    );
    const at = performance.now();
    await sandbox.setPod(component.name, isCrashing);
    return (await shown) - at;
  };
  for (let crash = 0; crash < CRASHES; crash++) {
    await set(false, reason => reason !== CRASHING);
    // At any point of the bell's beat.
    await pause(100 + Math.random() * 200);
    delays.push(await set(true, reason => reason === CRASHING));
  }
  return delays;
}

function isBy(person: string) {
  return ({ by }: EnvironmentDeployment) => by === person;
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
