// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { DialectDefinition } from '../Dialect';
import { RuleDialect } from '../reading/RuleDialect';
import { engineRun } from './engineRun';
import { overridesOf } from './intents/configureDeployment';
import { intents } from './intents/intents';
import { CHOREO_GROUP } from './labels';
import { readers } from './readers';
import { rules } from './rules';
import { workloadLabels } from './workloadLabels';

/** OpenChoreo 0.1 and 0.2: both serve all of these kinds, and nothing else of this group was ever released. */
export const v02Dialect: DialectDefinition = {
  recognises: served =>
    rules.every(({ kind }) =>
      served.some(
        resource =>
          resource.group === CHOREO_GROUP && resource.kind === kind.kind,
      ),
    ),
  create: ({ controlPlane, served }) =>
    RuleDialect.create({
      controlPlane,
      served,
      group: CHOREO_GROUP,
      generation: 'v0.2',
      capabilities: [
        'deploymentTracks',
        'releases',
        'rollback',
        'autoDeploy',
        'writes',
      ],
      rules,
      readers,
      engineRun,
      workloadLabels,
      intents,
      overrides: overridesOf,
    }),
};
