// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { DialectDefinition, ServedKinds } from '../Dialect';
import { RuleDialect } from '../reading/RuleDialect';
import { OPENCHOREO_GROUP } from '../v1/generation';
import { engineRun } from './engineRun';
import { overridesOf } from './intents/configureDeployment';
import { intents } from './intents/intents';
import { readers } from './readers';
import { rules } from './rules';
import { workloadLabels } from './workloadLabels';

/** OpenChoreo 0.3. */
export const v03Dialect: DialectDefinition = {
  recognises: isV03,
  create: ({ controlPlane, served }) =>
    RuleDialect.create({
      controlPlane,
      served,
      group: OPENCHOREO_GROUP,
      generation: 'v0.3',
      capabilities: ['suspend', 'rollback', 'componentTypes', 'writes'],
      rules,
      readers,
      engineRun,
      workloadLabels,
      intents,
      overrides: overridesOf,
    }),
};

/** It brought bindings per kind of component; component types and the newer bindings took their place. */
function isV03(served: ServedKinds): boolean {
  const plurals = new Set(
    served
      .filter(({ group }) => group === OPENCHOREO_GROUP)
      .map(({ plural }) => plural),
  );
  return (
    plurals.has('servicebindings') &&
    !plurals.has('componenttypes') &&
    !plurals.has('releasebindings') &&
    !plurals.has('renderedreleases')
  );
}
