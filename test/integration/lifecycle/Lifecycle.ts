// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { randomUUID } from 'node:crypto';
import {
  Capability,
  Deployment,
  Intent,
  isSameRef,
  ModelByKind,
  ModelKind,
  ModelRef,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlane, IntentOutcome } from '@fourplane/plugin-fourplane-node';

const PATIENCE_MS = 40_000;

/** Drives a control plane by intents alone and waits for its model to agree. */
export class Lifecycle {
  constructor(readonly controlPlane: ControlPlane) {}

  can(capability: Capability): boolean {
    return this.controlPlane.status().capabilities.includes(capability);
  }

  /** Applies an intent; throws what was said against it when it is not done. */
  async does(intent: Intent): Promise<readonly ModelRef[]> {
    const key = randomUUID();
    const outcome = await this.apply(intent, key);
    if (outcome.state !== 'done') {
      throw new Error(
        `${intent.intent} is ${outcome.state}: ${JSON.stringify(
          'issues' in outcome ? outcome.issues : outcome,
        )}`,
      );
    }
    return outcome.refs;
  }

  async apply(
    intent: Intent,
    key: string = randomUUID(),
  ): Promise<IntentOutcome> {
    return this.controlPlane.apply(intent, { key });
  }

  /** The messages of a refusal; throws when it was not refused. */
  async refused(intent: Intent): Promise<string[]> {
    const outcome = await this.apply(intent);
    if (outcome.state !== 'refused') {
      throw new Error(`${intent.intent} is ${outcome.state}`);
    }
    return outcome.issues.map(({ path, message }) => `${path}: ${message}`);
  }

  /** The model of a reference once it is as wanted. */
  async until<K extends ModelKind>(
    ref: RefOf<K>,
    accepts: (model: ModelByKind[K]) => boolean = () => true,
  ): Promise<ModelByKind[K]> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const reading = await this.controlPlane
      .until(ref, found => found.state === 'present' && accepts(found.model), {
        signal,
      })
      .catch(() => {
        const last = this.controlPlane.model.read(ref);
        throw new Error(`not as wanted in time: ${JSON.stringify(last)}`);
      });
    if (reading.state !== 'present') {
      throw new Error('the accepted reading is present');
    }
    return reading.model;
  }

  async untilAbsent(ref: ModelRef): Promise<void> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    await this.controlPlane
      .until(ref, ({ state }) => state === 'absent', { signal })
      .catch(() => {
        const last = this.controlPlane.model.read(ref);
        throw new Error(`still there: ${JSON.stringify(last)}`);
      });
  }

  /** Where a component is deployed in an environment, once it is as wanted. */
  async untilDeployed(
    component: ModelRef,
    environment: ModelRef,
    accepts: (deployment: Deployment) => boolean = () => true,
  ): Promise<Deployment> {
    const find = () =>
      this.deployments(component).find(
        found => isSameRef(found.environment, environment) && accepts(found),
      );
    return new Promise<Deployment>((resolve, reject) => {
      let undo = () => {};
      const timer = setTimeout(() => {
        undo();
        reject(
          new Error(
            `not deployed as wanted in time: ${JSON.stringify(
              this.deployments(component),
            )}`,
          ),
        );
      }, PATIENCE_MS);
      const look = () => {
        const found = find();
        if (found) {
          undo();
          clearTimeout(timer);
          resolve(found);
        }
      };
      undo = this.controlPlane.changes(look);
      look();
    });
  }

  deployments(component: ModelRef): Deployment[] {
    const { tenant, project } = component;
    const { model } = this.controlPlane;
    return model
      .refs('deployment', { tenant, project })
      .map(ref => model.read(ref))
      .flatMap(reading => (reading.state === 'present' ? [reading.model] : []))
      .filter(found => isSameRef(found.component, component));
  }
}
