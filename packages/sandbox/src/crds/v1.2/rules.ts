// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { rule } from '../schema';

export const primaryResource = rule(
  "self.workloadType == 'proxy' || self.resources.exists(r, r.id == self.workloadType)",
  'resources needs an entry whose id is the workloadType, unless that is proxy',
);

export const oneValidationList = rule(
  '!(has(self.validations) && size(self.validations) > 0 && has(self.preRenderValidations) && size(self.preRenderValidations) > 0)',
  'validations and preRenderValidations cannot both be given',
);

export const loopNeedsVariable = rule(
  '!has(self.forEach) || has(self.var)',
  'forEach needs var',
);

export const oneOutputSource = rule(
  '(has(self.value)?1:0) + (has(self.secretKeyRef)?1:0) + (has(self.configMapKeyRef)?1:0) == 1',
  'an output has one of value, secretKeyRef and configMapKeyRef',
);

export const valueOrValueFrom = rule(
  '!(has(self.value) && has(self.valueFrom))',
  'value and valueFrom exclude each other',
);

export const clusterObservabilityPlaneOnly = rule(
  "!has(self.kind) || self.kind == 'ClusterObservabilityPlane'",
  'a cluster plane may only refer to a ClusterObservabilityPlane',
);

export const noEmptyBinding = rule(
  'self.all(k, k.size() > 0 && self[k].size() > 0)',
  'neither the output name nor its target may be empty',
);
