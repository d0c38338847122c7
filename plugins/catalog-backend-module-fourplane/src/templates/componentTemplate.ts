// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { JsonObject } from '@backstage/types';
import { catalogText } from '../entities/catalogText';
import { identityInput, identityPage, projectField } from './identityPage';
import { originField } from './originField';
import { propertyOf, scheduleField } from './scheduleField';
import {
  Settings,
  settingsInput,
  settingsOf,
  settingsPage,
} from './settingsPage';
import { TemplateParts, TypeReading } from './TemplateParts';
import { traitsField } from './traitsField';
import { withoutField } from './withoutField';

/** A template that makes a component of a type, builds it where it is built, and deploys it. */
export function componentTemplate(
  type: TypeReading<'componentType'>,
): TemplateParts {
  const { ref, definition } = type;
  const remarks: string[] = [];
  const origin = originField(type);
  const schedule = scheduleField(definition);
  const settings = settingsOf(
    'parameters',
    // It has a field of its own.
    schedule && definition.parameters
      ? withoutField(definition.parameters, 'schedule')
      : definition.parameters,
  );
  const traits = traitsField(type, remarks);
  return {
    noun: 'component',
    type: catalogText(ref.name) ?? 'component',
    pages: [
      identityPage('component', projectField('component', ref)),
      {
        title: 'What runs',
        required: ['origin', ...(schedule ? ['schedule'] : [])],
        properties: { origin: origin.field, ...(schedule && { schedule }) },
      },
      ...settingsPage(settings),
      ...(traits
        ? [{ title: 'What is added to it', properties: { traits } }]
        : []),
      deployPage(needsEnvironmentConfigs(type), origin.isBuilt),
    ],
    steps: steps(type, {
      settings,
      isBuilt: origin.isBuilt,
      isScheduled: schedule !== undefined,
      hasTraits: traits !== undefined,
    }),
    remarks: [...origin.remarks, ...(settings?.remarks ?? []), ...remarks],
  };
}

/** Whether a deployment is not made without something that only it is given. */
function needsEnvironmentConfigs({
  definition: { environmentConfigs },
}: TypeReading<'componentType'>): boolean {
  const required: unknown = environmentConfigs?.required;
  return (
    Array.isArray(required) &&
    required
      .map(String)
      // Of a schedule it has the one that the component is made with.
      .filter(name => name !== 'schedule')
      .some(
        name => !('default' in (propertyOf(environmentConfigs, name) ?? {})),
      )
  );
}

function deployPage(isLater: boolean, isBuilt: boolean): JsonObject {
  const what = isBuilt
    ? 'Builds it first, where it is built; that takes some minutes.'
    : 'Waits until it runs.';
  return {
    title: 'Where it runs',
    properties: {
      deploy: {
        title: 'Deploy it now',
        type: 'boolean',
        default: !isLater,
        description: isLater
          ? 'Its type needs settings for each environment, which its Deploy page takes.'
          : what,
      },
    },
    dependencies: {
      deploy: {
        oneOf: [
          { properties: { deploy: { const: false } } },
          {
            properties: {
              deploy: { const: true },
              environment: {
                title: 'Environment',
                type: 'string',
                description: 'The first environment of its project when empty.',
                'ui:field': 'FourplaneEnvironmentPicker',
                'ui:options': { project: 'project', first: true },
              },
            },
          },
        ],
      },
    },
  };
}

function steps(
  { ref, definition }: TypeReading<'componentType'>,
  parts: {
    readonly settings: Settings | undefined;
    readonly isBuilt: boolean;
    readonly isScheduled: boolean;
    readonly hasTraits: boolean;
  },
): JsonObject[] {
  const { settings, isBuilt, isScheduled, hasTraits } = parts;
  const component = '${{ steps.create.output.entityRef }}';
  return [
    {
      id: 'create',
      name: 'Make the component',
      action: 'fourplane:component:create',
      input: {
        controlPlane: ref.controlPlane,
        project: '${{ parameters.project }}',
        ...identityInput,
        type: ref.name,
        // Classes of 0.3 carry their kind in their name.
        ...(definition.workflows && {
          typeKind: ref.tenant ? 'ComponentType' : 'ClusterComponentType',
        }),
        image: '${{ parameters.origin.image }}',
        ...(isBuilt && { source: '${{ parameters.origin.repository }}' }),
        workload: {
          endpoints: '${{ parameters.origin.endpoints }}',
          ...(isScheduled && { schedule: '${{ parameters.schedule }}' }),
        },
        ...settingsInput(settings),
        ...(hasTraits && { traits: '${{ parameters.traits }}' }),
      },
    },
    ...(isBuilt
      ? [
          {
            id: 'build',
            name: 'Build it',
            if: '${{ parameters.deploy and parameters.origin.repository }}',
            action: 'fourplane:build:trigger',
            input: { component },
          },
        ]
      : []),
    {
      id: 'deploy',
      name: 'Deploy it',
      if: '${{ parameters.deploy }}',
      action: 'fourplane:component:deploy',
      input: {
        component,
        environment: '${{ parameters.environment }}',
        ...(isBuilt && { build: '${{ steps.build.output.build }}' }),
      },
    },
  ];
}
