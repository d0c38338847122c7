// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { WorkloadLabels } from '../reading/deployedWorkloads';

/** What runs is labelled with names; a component has one workload for each track in an environment. */
export const workloadLabels: WorkloadLabels = {
  componentLabelsOf: ({ tenant = '', project = '', name }) => ({
    'organization-name': tenant,
    'project-name': project,
    'component-name': name,
  }),
  selectors: ['component-name,deployment-name'],
  labelsOf: deployed => {
    if (!('component' in deployed)) {
      return undefined;
    }
    const { component, environment, track } = deployed;
    return {
      'organization-name': component.tenant ?? '',
      'project-name': component.project ?? '',
      'component-name': component.name,
      'environment-name': environment.name,
      ...(track && { 'deployment-track-name': track.name }),
    };
  },
};
