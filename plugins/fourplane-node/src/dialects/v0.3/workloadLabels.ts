// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { WorkloadLabels } from '../reading/deployedWorkloads';
import { releaseKind } from './kinds/release';

/** What runs is labelled with names. */
export const workloadLabels: WorkloadLabels = {
  componentLabelsOf: ({ tenant = '', project = '', name }) => ({
    'organization-name': tenant,
    'project-name': project,
    'component-name': name,
  }),
  selectors: ['component-name,environment-name'],
  labelsOf: deployed =>
    'component' in deployed
      ? {
          'organization-name': deployed.component.tenant ?? '',
          'project-name': deployed.component.project ?? '',
          'component-name': deployed.component.name,
          'environment-name': deployed.environment.name,
        }
      : undefined,
  uidLabels: { [releaseKind.key]: 'openchoreo.dev/release-uid' },
};
