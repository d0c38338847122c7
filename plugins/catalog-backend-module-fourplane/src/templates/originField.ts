// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { JsonObject } from '@backstage/types';
import { Workflow } from '@fourplane/plugin-fourplane-common';
import { fieldTitle } from '@fourplane/plugin-fourplane-node';
import { endpointsField } from './endpointsField';
import { hiddenText } from './hiddenText';
import { settingsOf } from './settingsPage';
import { TemplateProblem, TypeReading } from './TemplateParts';
import { withoutField } from './withoutField';

/** Where what runs comes from: an image, or a repository that one of the workflows builds. */
export interface Origin {
  readonly field: JsonObject;
  /** Whether it may be built. */
  readonly isBuilt: boolean;
  readonly remarks: readonly string[];
}

/** What is chosen under `origin`: `{image, endpoints}` or `{repository}`, as the action's inputs want them. */
export function originField(type: TypeReading<'componentType'>): Origin {
  const remarks: string[] = [];
  const built = builtOptions(type, remarks);
  const options = [imageOption(type), ...built];
  return {
    field:
      options.length === 1
        ? options[0]
        : {
            title: 'Where it comes from',
            type: 'object',
            oneOf: options,
          },
    isBuilt: built.length > 0,
    remarks,
  };
}

function imageOption(type: TypeReading<'componentType'>): JsonObject {
  const endpoints = endpointsField(type.definition);
  return {
    title: 'An image that is there',
    type: 'object',
    required: ['image'],
    properties: {
      image: {
        title: 'Image',
        type: 'string',
        description: 'With its tag or digest.',
        minLength: 1,
        'ui:placeholder': 'ghcr.io/acme/cart:1.4.0',
      },
      ...(endpoints && { endpoints }),
    },
    additionalProperties: false,
  };
}

/** An option for each workflow that the type allows; one, where the generation leaves the choice to itself. */
function builtOptions(
  { ref, definition, model }: TypeReading<'componentType'>,
  remarks: string[],
): JsonObject[] {
  if (!definition.workflows) {
    const paths = { url: 'url', branch: 'branch', path: 'path' };
    return [
      builtOption('Built from a Git repository', repositoryFields(paths), {}),
    ];
  }
  return definition.workflows.flatMap(({ kind, name }) => {
    const { controlPlane, tenant } = ref;
    const isOfCluster = kind.startsWith('Cluster');
    const reading = model.read({
      controlPlane,
      kind: 'workflow',
      ...(!isOfCluster && tenant && { tenant }),
      name,
    });
    if (reading.state !== 'present' || !reading.model.repository.url) {
      remarks.push(
        `${kind} ${name} cannot be used to build: ${stateOf(reading)}`,
      );
      return [];
    }
    try {
      return [workflowOption(kind, reading.model, remarks)];
    } catch (error) {
      if (error instanceof TemplateProblem) {
        remarks.push(error.message);
        return [];
      }
      throw error;
    }
  });
}

function stateOf({ state }: { readonly state: string }): string {
  return state === 'present'
    ? 'it does not say which parameter takes the repository’s address'
    : `it is ${state}`;
}

function workflowOption(
  kind: string,
  workflow: Workflow,
  remarks: string[],
): JsonObject {
  const { ref, title, parameters, repository } = workflow;
  const own = Object.values(repository).reduce(
    (schema, path) => (path ? withoutField(schema, path) : schema),
    parameters ?? {},
  );
  const settings = settingsOf(`${kind} ${ref.name}`, own);
  remarks.push(...(settings?.remarks ?? []));
  return builtOption(
    `Built with ${title ?? fieldTitle(ref.name).toLowerCase()}`,
    repositoryFields(repository),
    {
      workflow: hiddenText(ref.name),
      workflowKind: hiddenText(kind),
      ...(settings && {
        parameters: { ...settings.schema, title: 'How it is built' },
      }),
    },
    settings?.isRequired ? ['parameters'] : [],
  );
}

function builtOption(
  title: string,
  fields: JsonObject,
  workflow: JsonObject,
  required: readonly string[] = [],
): JsonObject {
  const fixed = ['workflow', 'workflowKind'].filter(name => name in workflow);
  return {
    title,
    type: 'object',
    required: ['repository'],
    properties: {
      repository: {
        title: 'Repository',
        type: 'object',
        required: ['url', ...fixed, ...required],
        properties: { ...fields, ...workflow },
      },
    },
    additionalProperties: false,
  };
}

/** As far as a workflow takes them. */
function repositoryFields({
  branch,
  path,
}: Workflow['repository']): JsonObject {
  return {
    url: {
      title: 'Address',
      type: 'string',
      description: 'What git clone takes.',
      pattern: '^(https://|git@|ssh://).+',
      'ui:placeholder': 'https://github.com/acme/cart.git',
      errorMessage: { pattern: 'Begin with https://, ssh:// or git@.' },
    },
    ...(branch !== undefined && {
      branch: { title: 'Branch', type: 'string', default: 'main' },
    }),
    ...(path !== undefined && {
      path: {
        title: 'Folder',
        type: 'string',
        description: 'Where in the repository it is.',
        default: '/',
      },
    }),
  };
}
