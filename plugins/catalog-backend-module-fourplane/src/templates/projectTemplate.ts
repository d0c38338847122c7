// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { identityInput, identityPage, tenantField } from './identityPage';
import { settingsInput, settingsOf, settingsPage } from './settingsPage';
import { TemplateParts, TypeReading } from './TemplateParts';

/** A template that makes a project of a type. */
export function projectTemplate({
  ref,
  definition,
}: TypeReading<'projectType'>): TemplateParts {
  const settings = settingsOf('parameters', definition.parameters);
  const tenant = tenantField('project', ref);
  return {
    noun: 'project',
    type: 'project',
    pages: [
      identityPage('project', tenant, {
        pipeline: {
          title: 'Deployment pipeline',
          type: 'string',
          description:
            'By its name; the tenant’s only one, or the one named "default", when empty.',
        },
      }),
      ...settingsPage(settings),
    ],
    steps: [
      {
        id: 'create',
        name: 'Make the project',
        action: 'fourplane:project:create',
        input: {
          controlPlane: ref.controlPlane,
          tenant: tenant ? '${{ parameters.tenant }}' : ref.tenant ?? '',
          ...identityInput,
          pipeline: '${{ parameters.pipeline }}',
          type: ref.name,
          typeKind: ref.tenant ? 'ProjectType' : 'ClusterProjectType',
          ...settingsInput(settings),
        },
      },
    ],
    remarks: settings?.remarks ?? [],
  };
}
