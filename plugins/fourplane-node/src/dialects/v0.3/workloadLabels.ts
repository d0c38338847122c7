// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { WorkloadLabels } from '../reading/deployedWorkloads';

/** What runs is labelled with names. */
export const workloadLabels: WorkloadLabels = {
  selectors: ['component-name,environment-name'],
  labelsOf: ({ component, environment }) => ({
    'organization-name': component.tenant ?? '',
    'project-name': component.project ?? '',
    'component-name': component.name,
    'environment-name': environment.name,
  }),
};
