// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isSameRef, ModelRef, RefOf } from '@fourplane/plugin-fourplane-common';
import { StepRun } from '../run/StepRun';
import { named } from '../run/untilReady';
import { WaitError } from '../run/WaitError';

/** The deployment of a component in an environment, once there is one. Rejects as `untilReady` does. */
export async function untilDeployed(
  component: ModelRef,
  environment: RefOf<'environment'>,
  run: StepRun,
): Promise<RefOf<'deployment'>> {
  const { controlPlane, signal, timeoutSeconds } = run;
  const find = () => deploymentIn(component, environment, run);
  const timeout = AbortSignal.timeout(timeoutSeconds * 1000);
  const either = AbortSignal.any([signal, timeout]);
  return new Promise((resolve, reject) => {
    let undo = () => {};
    const look = () => {
      const found = find();
      if (found) {
        undo();
        resolve(found);
      }
    };
    const fail = () => {
      undo();
      reject(
        signal.aborted
          ? signal.reason
          : new WaitError(
              `${named(component)} was not deployed to "${
                environment.name
              }" within ${timeoutSeconds} seconds`,
            ),
      );
    };
    either.addEventListener('abort', fail, { once: true });
    const stop = controlPlane.changes(look);
    undo = () => {
      stop();
      either.removeEventListener('abort', fail);
    };
    if (either.aborted) {
      fail();
    } else {
      look();
    }
  });
}

function deploymentIn(
  component: ModelRef,
  environment: RefOf<'environment'>,
  { controlPlane: { model } }: StepRun,
): RefOf<'deployment'> | undefined {
  const { tenant, project, name } = component;
  return model
    .refs('deployment', { tenant, project, component: name })
    .find(ref => {
      const reading = model.read(ref);
      return (
        reading.state === 'present' &&
        isSameRef(reading.model.component, component) &&
        isSameRef(reading.model.environment, environment)
      );
    });
}
