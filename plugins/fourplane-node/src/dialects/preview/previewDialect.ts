// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { DialectDefinition } from '../Dialect';
import { RuleDialect } from '../reading/RuleDialect';
import { OPENCHOREO_GROUP } from '../v1/generation';
import { engineRun } from './engineRun';
import { previewGenerationOf } from './generation';
import { declaringKinds, TENANT_SELECTOR } from './kinds';
import { readersWith } from './readers';
import { rulesWith } from './rules';
import { workloadLabelsOf } from './workloadLabels';

/** OpenChoreo 0.4 to 0.17, whose shapes changed with nearly every release: all are read, none is written. */
export const previewDialect: DialectDefinition = {
  recognises: served => previewGenerationOf(served) !== undefined,
  create: ({ controlPlane, served }) => {
    const generation = previewGenerationOf(served);
    const declaring = declaringKinds[generation?.tenants ?? 'namespaces'];
    return RuleDialect.create({
      controlPlane,
      served,
      group: OPENCHOREO_GROUP,
      generation: generation?.name ?? 'v0.4',
      capabilities: generation?.capabilities ?? [],
      namespaceSelector: TENANT_SELECTOR,
      rules: rulesWith(declaring),
      readers: readersWith(declaring),
      engineRun,
      workloadLabels: workloadLabelsOf(generation?.name ?? 'v0.4'),
    });
  },
};
