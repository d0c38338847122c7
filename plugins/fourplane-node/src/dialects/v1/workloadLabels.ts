// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Capability, Deployed } from '@fourplane/plugin-fourplane-common';
import { WorkloadLabels } from '../reading/deployedWorkloads';
import { podUidLabels } from '../reading/podUidLabels';
import { componentKind } from './kinds/component';
import { environmentKind } from './kinds/environment';
import { projectKind } from './kinds/project';
import { renderedReleaseKind } from './kinds/renderedRelease';

const kinds = {
  component: componentKind,
  project: projectKind,
  environment: environmentKind,
};

const place = ({ ref, environment }: Deployed) => ({
  'openchoreo.dev/namespace': ref.tenant ?? '',
  'openchoreo.dev/project': ref.project ?? '',
  'openchoreo.dev/environment': environment.name,
});

/**
 * Component types take their pods' labels from the control plane, which gives names and uids; resource types need not, but
 * do so for what makes the pods.
 */
export function workloadLabelsOf(
  capabilities: readonly Capability[],
): WorkloadLabels {
  return {
    selectors: [
      'openchoreo.dev/component,openchoreo.dev/environment',
      ...(capabilities.includes('resources')
        ? ['openchoreo.dev/resource,openchoreo.dev/environment']
        : []),
    ],
    labelsOf: deployed => {
      if ('component' in deployed) {
        const { name } = deployed.component;
        return { ...place(deployed), 'openchoreo.dev/component': name };
      }
      return 'resource' in deployed
        ? {
            ...place(deployed),
            'openchoreo.dev/resource': deployed.resource.name,
          }
        : undefined;
    },
    componentLabelsOf: ({ tenant = '', project = '', name }) => ({
      'openchoreo.dev/namespace': tenant,
      'openchoreo.dev/project': project,
      'openchoreo.dev/component': name,
    }),
    podUidsOf: (deployed, { lookup }) =>
      'component' in deployed
        ? podUidLabels(deployed, kinds, lookup)
        : undefined,
    uidLabels: {
      [renderedReleaseKind.key]: 'openchoreo.dev/rendered-release-uid',
    },
  };
}
