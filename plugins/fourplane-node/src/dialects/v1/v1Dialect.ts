// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { DialectDefinition } from '../Dialect';
import { RuleDialect } from '../reading/RuleDialect';
import { engineRun } from './engineRun';
import { generationOf, OPENCHOREO_GROUP } from './generation';
import { overridesOf } from './intents/overridesOf';
import { intentsOf } from './intents/intents';
import { settingsOf } from './intents/settingsOf';
import { TENANT_SELECTOR } from './kinds/namespace';
import { readers } from './readers';
import { rules } from './rules';
import { workloadLabelsOf } from './workloadLabels';

/** OpenChoreo 1.0 to 1.2. */
export const v1Dialect: DialectDefinition = {
  recognises: served => generationOf(served) !== undefined,
  create: ({ controlPlane, served }) => {
    const generation = generationOf(served);
    return RuleDialect.create({
      controlPlane,
      served,
      group: OPENCHOREO_GROUP,
      generation: generation?.name ?? 'v1.0',
      capabilities: generation?.capabilities ?? [],
      namespaceSelector: TENANT_SELECTOR,
      rules,
      readers,
      engineRun,
      workloadLabels: workloadLabelsOf(generation?.capabilities ?? []),
      intents: generation && intentsOf(generation),
      overrides: overridesOf,
      settings: settingsOf,
    });
  },
};
