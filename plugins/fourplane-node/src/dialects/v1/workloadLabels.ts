// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { WorkloadLabels } from '../reading/deployedWorkloads';

/** Component types take their pods' labels from the control plane, which gives names and uids. */
export const workloadLabels: WorkloadLabels = {
  selectors: ['openchoreo.dev/component,openchoreo.dev/environment'],
  labelsOf: ({ component, environment }) => ({
    'openchoreo.dev/namespace': component.tenant ?? '',
    'openchoreo.dev/project': component.project ?? '',
    'openchoreo.dev/component': component.name,
    'openchoreo.dev/environment': environment.name,
  }),
};
