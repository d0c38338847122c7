// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { setImmediate } from 'node:timers/promises';
import {
  Entity,
  FieldFormatEntityPolicy,
  KindValidator,
  NoForeignRootFieldsEntityPolicy,
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  domainEntityV1alpha1Validator,
  resourceEntityV1alpha1Validator,
  systemEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { templateEntityV1beta3Validator } from '@backstage/plugin-scaffolder-common';

/** Whether the catalog would take an entity, by the rules it will apply itself. */
export type Verdict =
  | { readonly outcome: 'valid' }
  | { readonly outcome: 'refused'; readonly message: string };

const apiVersion = 'backstage.io/v1alpha1';

const kindValidators: Readonly<Record<string, KindValidator>> = {
  API: apiEntityV1alpha1Validator,
  Component: componentEntityV1alpha1Validator,
  Domain: domainEntityV1alpha1Validator,
  Resource: resourceEntityV1alpha1Validator,
  System: systemEntityV1alpha1Validator,
  Template: templateEntityV1beta3Validator,
};

/**
 * Checks entities before they are handed over: one bad envelope makes the catalog refuse a whole mutation, other
 * faults come back later as processing errors.
 */
export class EntityCheck {
  private readonly policies = [
    new NoForeignRootFieldsEntityPolicy(),
    new FieldFormatEntityPolicy(),
  ];

  /** Has the validators compiled, one in each turn of the event loop. */
  async prepare(): Promise<void> {
    for (const kind of Object.keys(kindValidators)) {
      await setImmediate();
      // Whether it is valid is of no interest.
      await this.check({ apiVersion, kind, metadata: { name: 'any' } });
    }
  }

  async check(entity: Entity): Promise<Verdict> {
    try {
      const isKnown = await kindValidators[entity.kind]?.check(entity);
      if (!isKnown) {
        return { outcome: 'refused', message: `unknown kind ${entity.kind}` };
      }
      for (const policy of this.policies) {
        await policy.enforce(entity);
      }
      return { outcome: 'valid' };
    } catch (error) {
      return { outcome: 'refused', message: toError(error).message };
    }
  }
}
