// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { identityInput, identityPage, projectField } from './identityPage';
import { settingsInput, settingsOf, settingsPage } from './settingsPage';
import { TemplateParts, TypeReading } from './TemplateParts';

/** A template that makes a managed resource of a type. */
export function resourceTemplate({
  ref,
  definition,
}: TypeReading<'resourceType'>): TemplateParts {
  const settings = settingsOf('parameters', definition.parameters);
  return {
    noun: 'resource',
    type: 'resource',
    pages: [
      identityPage('resource', projectField('resource', ref)),
      ...settingsPage(settings),
    ],
    steps: [
      {
        id: 'create',
        name: 'Make the resource',
        action: 'fourplane:resource:create',
        input: {
          controlPlane: ref.controlPlane,
          project: '${{ parameters.project }}',
          ...identityInput,
          type: ref.name,
          typeKind: ref.tenant ? 'ResourceType' : 'ClusterResourceType',
          ...settingsInput(settings),
        },
      },
    ],
    remarks: settings?.remarks ?? [],
  };
}
