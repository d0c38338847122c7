// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { InputError } from '@backstage/errors';
import {
  componentCreatePermission,
  IntentOf,
  ModelRef,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import type { z } from 'zod/v3';
import {
  filled,
  nameField,
  parametersField,
  patience,
  thingField,
  wordFields,
} from '../actions/fields';
import { intentAction, Zod } from '../actions/IntentAction';
import { untilHealthy, untilTakenUp } from '../run/readiness';
import { ThingFinder } from '../things/ThingFinder';
import { workloadField, workloadOf } from './workloadField';

type Input = z.output<ReturnType<typeof componentInput>>;
type Source = IntentOf<'createComponent'>['source'];

/** A component in a project. */
export const createComponent = intentAction({
  id: 'fourplane:component:create',
  description:
    'Makes a component in a project, from a Git repository that is built or from an image that is there, of a component type such as service, web-application or scheduled-task.',
  examples: [
    {
      description: 'Make a service from an image',
      input: {
        project: 'system:acme/shop',
        name: 'cart',
        title: 'Cart',
        type: 'service',
        image: 'ghcr.io/acme/cart:1.4.0',
        workload: {
          endpoints: [
            {
              name: 'http',
              type: 'HTTP',
              port: 8080,
              visibility: ['external'],
            },
          ],
        },
      },
    },
    {
      description: 'Make a service from a Git repository',
      input: {
        project: 'acme/shop',
        name: 'orders',
        type: 'service',
        source: {
          url: 'https://github.com/acme/orders.git',
          branch: 'main',
          path: '/',
        },
      },
    },
    {
      description: 'Make a component of a type with parameters and a trait',
      input: {
        project: 'system:acme/shop',
        name: 'search',
        type: 'service',
        typeKind: 'ClusterComponentType',
        image: 'ghcr.io/acme/search:2',
        parameters: { replicas: 2 },
        traits: [
          { name: 'storage', instance: 'index', parameters: { size: '1Gi' } },
        ],
      },
    },
  ],
  input: componentInput,
  ask(asked, finder) {
    const project = finder.find('project', asked.project, {
      field: 'project',
      controlPlane: asked.controlPlane,
    });
    return {
      controlPlane: project.controlPlane,
      guard: { permission: componentCreatePermission, thing: project },
      intent: within => intentOf(asked, within, finder),
      fields: {
        'component.name': 'name',
        'component.project': 'project',
        'component.tenant': 'project',
        'type.name': 'type',
        'type.kind': 'typeKind',
        'source.image': 'image',
        'source.workflow.name': 'source.workflow',
        'source.workflow.kind': 'source.workflowKind',
        source: asked.image ? 'image' : 'source',
      },
      judge: asked.image ? untilHealthy : untilTakenUp,
      timeoutSeconds: patience.object,
    };
  },
});

function componentInput(zod: Zod) {
  return zod
    .object({
      project: thingField(zod, 'project', 'acme/shop'),
      name: nameField(zod, 'component'),
      ...wordFields(zod),
      type: zod
        .string()
        .min(1)
        .describe(
          'Its component type: service, web-application, scheduled-task, or another one that the control plane has.',
        ),
      typeKind: zod
        .string()
        .optional()
        .describe(
          'ComponentType or ClusterComponentType, where both have the name.',
        ),
      image: zod
        .string()
        .optional()
        .describe('What runs, where nothing is built: an image with its tag.'),
      source: sourceField(zod),
      parameters: parametersField(zod, 'the component type'),
      traits: zod
        .array(
          zod
            .object({
              name: zod.string().min(1),
              kind: zod.string().optional(),
              instance: zod
                .string()
                .min(1)
                .describe('Tells uses of the same trait apart.'),
              parameters: parametersField(zod, 'the trait'),
            })
            .strict(),
        )
        .optional()
        .describe('Traits that are added, as far as the type allows them.'),
      workload: workloadField(zod),
      autoDeploy: zod
        .boolean()
        .optional()
        .describe(
          'Whether each new release is deployed to the first environment by itself.',
        ),
      autoBuild: zod
        .boolean()
        .optional()
        .describe('Whether a push to the repository builds it.'),
      lifecycle: zod
        .string()
        .optional()
        .describe('Such as experimental, production or deprecated.'),
      links: zod
        .array(
          zod
            .object({
              url: zod.string().min(1),
              title: zod.string().optional(),
            })
            .strict(),
        )
        .optional()
        .describe('Shown on its page.'),
    })
    .strict();
}

function sourceField(zod: Zod) {
  return zod
    .object({
      url: zod
        .string()
        .min(1)
        .describe('Where the repository is: https://github.com/acme/cart.git'),
      branch: zod.string().optional().describe('The branch that is built.'),
      commit: zod
        .string()
        .optional()
        .describe('One commit, in place of the branch’s last.'),
      path: zod
        .string()
        .optional()
        .describe('The folder in the repository, the whole of it when absent.'),
      workflow: zod
        .string()
        .optional()
        .describe('What builds it; the usual one of its type when absent.'),
      workflowKind: zod
        .string()
        .optional()
        .describe('Workflow or ClusterWorkflow, where both have the name.'),
      parameters: parametersField(zod, 'the workflow'),
    })
    .strict()
    .optional()
    .describe('What is built, in place of an image.');
}

function intentOf(
  input: Input,
  project: ModelRef,
  finder: ThingFinder,
): IntentOf<'createComponent'> {
  const component: RefOf<'component'> = {
    controlPlane: project.controlPlane,
    kind: 'component',
    ...(project.tenant && { tenant: project.tenant }),
    project: project.name,
    name: input.name,
  };
  const { title, description, owner, lifecycle, autoDeploy, autoBuild } = input;
  const { parameters, links, traits } = input;
  const workload = workloadOf(input.workload, component, finder);
  return {
    intent: 'createComponent',
    component,
    type: filled({ kind: input.typeKind, name: input.type }),
    source: sourceOf(input),
    ...filled({ title, description, owner, lifecycle, autoDeploy, autoBuild }),
    ...(parameters && { parameters }),
    ...(links && { links }),
    ...(traits && { traits: traits.map(filled) }),
    ...(workload && { workload }),
  };
}

function sourceOf({ image, source }: Input): Source {
  if (image && source) {
    throw new InputError(
      'image: a component has either an image or a source. Leave one of them out',
    );
  }
  if (image) {
    return { type: 'image', image };
  }
  if (!source) {
    throw new InputError(
      'image: a component needs an image, or a source to build it from. Give one of them',
    );
  }
  const { url, branch, commit, path, workflow, workflowKind } = source;
  return {
    type: 'git',
    url,
    ...filled({ branch, commit, path }),
    ...(workflow && {
      workflow: filled({ kind: workflowKind, name: workflow }),
    }),
    ...(source.parameters && { parameters: source.parameters }),
  };
}
