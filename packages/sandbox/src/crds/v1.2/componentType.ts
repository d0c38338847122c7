// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ageColumn, openChoreoKind } from '../openChoreoKind';
import {
  anyObject,
  anything,
  boolean,
  expression,
  immutable,
  list,
  object,
  required,
  string,
} from '../schema';
import { loopNeedsVariable, oneValidationList, primaryResource } from './rules';
import { schemaHolder, validations } from './words';

export const traitRefs = list(
  object({
    kind: string({ enum: ['Trait', 'ClusterTrait'], default: 'Trait' }),
    name: required(string({ minLength: 1 })),
  }),
);

export const workflowRefs = list(
  object({
    kind: string({
      enum: ['Workflow', 'ClusterWorkflow'],
      default: 'ClusterWorkflow',
    }),
    name: required(string({ minLength: 1 })),
  }),
);

export const templateTarget = object({
  group: required(string()),
  kind: required(string({ minLength: 1 })),
  version: required(string({ minLength: 1 })),
  where: expression(),
});

export const componentTemplateResources = list(
  object(
    {
      forEach: expression(),
      id: required(string({ minLength: 1 })),
      includeWhen: expression(),
      targetPlane: string({
        enum: ['dataplane', 'observabilityplane'],
        default: 'dataplane',
      }),
      template: required(anyObject()),
      var: string({ pattern: '^[a-zA-Z_][a-zA-Z0-9_]*$' }),
    },
    { rules: [loopNeedsVariable] },
  ),
  { minItems: 1 },
);

export const postRenderValidations = list(
  object(
    {
      forEach: expression(),
      message: required(string({ minLength: 1 })),
      rule: required(expression()),
      target: required(
        object({
          group: required(string()),
          kind: required(string({ minLength: 1 })),
          mustMatch: boolean({ default: true }),
          version: required(string({ minLength: 1 })),
          where: expression(),
        }),
      ),
      targetPlane: string({
        enum: ['dataplane', 'observabilityplane'],
        default: 'dataplane',
      }),
      var: string({ pattern: '^[a-zA-Z_][a-zA-Z0-9_]*$' }),
      when: expression(),
    },
    { rules: [loopNeedsVariable] },
  ),
);

export const componentTypeSpec = object(
  {
    allowedTraits: traitRefs,
    allowedWorkflows: workflowRefs,
    environmentConfigs: schemaHolder,
    parameters: schemaHolder,
    postRenderValidations,
    preRenderValidations: validations,
    resources: required(componentTemplateResources),
    traits: list(
      object({
        environmentConfigs: anything(),
        instanceName: required(string({ minLength: 1 })),
        kind: string({ enum: ['Trait', 'ClusterTrait'], default: 'Trait' }),
        name: required(string({ minLength: 1 })),
        parameters: anything(),
      }),
    ),
    validations,
    workloadType: required(
      string({
        enum: ['deployment', 'statefulset', 'cronjob', 'job', 'proxy'],
        rules: [immutable('spec.workloadType')],
      }),
    ),
  },
  { rules: [primaryResource, oneValidationList] },
);

export const traitSpec = object(
  {
    creates: list(
      object(
        {
          forEach: expression(),
          includeWhen: expression(),
          targetPlane: string({
            enum: ['dataplane', 'observabilityplane'],
            default: 'dataplane',
          }),
          template: required(anyObject()),
          var: string({ pattern: '^[a-zA-Z_][a-zA-Z0-9_]*$' }),
        },
        { rules: [loopNeedsVariable] },
      ),
    ),
    environmentConfigs: schemaHolder,
    parameters: schemaHolder,
    patches: list(
      object(
        {
          forEach: expression(),
          operations: required(
            list(
              object({
                op: required(string({ enum: ['add', 'replace', 'remove'] })),
                path: required(string()),
                value: anything(),
              }),
              { minItems: 1 },
            ),
          ),
          target: required(templateTarget),
          targetPlane: string({
            enum: ['dataplane', 'observabilityplane'],
            default: 'dataplane',
          }),
          var: string({ pattern: '^[a-zA-Z_][a-zA-Z0-9_]*$' }),
        },
        { rules: [loopNeedsVariable] },
      ),
    ),
    postRenderValidations,
    preRenderValidations: validations,
    removes: list(
      object(
        {
          forEach: expression(),
          target: required(templateTarget),
          targetPlane: string({
            enum: ['dataplane', 'observabilityplane'],
            default: 'dataplane',
          }),
          var: string({ pattern: '^[a-zA-Z_][a-zA-Z0-9_]*$' }),
        },
        { rules: [loopNeedsVariable] },
      ),
    ),
    validations,
  },
  { rules: [oneValidationList] },
);

const componentType = openChoreoKind({
  kind: 'ComponentType',
  shortNames: ['ct', 'cts'],
  columns: [
    { name: 'WorkloadType', type: 'string', jsonPath: '.spec.workloadType' },
    ageColumn,
  ],
  spec: componentTypeSpec,
  status: object({}),
});

const clusterComponentType = openChoreoKind({
  kind: 'ClusterComponentType',
  scope: 'Cluster',
  shortNames: ['cct', 'ccts'],
  columns: [
    { name: 'WorkloadType', type: 'string', jsonPath: '.spec.workloadType' },
    ageColumn,
  ],
  spec: object(
    {
      allowedTraits: list(
        object({
          kind: required(string({ enum: ['ClusterTrait'] })),
          name: required(string({ minLength: 1 })),
        }),
      ),
      allowedWorkflows: list(
        object({
          kind: required(string({ enum: ['ClusterWorkflow'] })),
          name: required(string({ minLength: 1 })),
        }),
      ),
      environmentConfigs: schemaHolder,
      parameters: schemaHolder,
      postRenderValidations,
      preRenderValidations: validations,
      resources: required(componentTemplateResources),
      traits: list(
        object({
          environmentConfigs: anything(),
          instanceName: required(string({ minLength: 1 })),
          kind: string({ enum: ['ClusterTrait'], default: 'ClusterTrait' }),
          name: required(string({ minLength: 1 })),
          parameters: anything(),
        }),
      ),
      validations,
      workloadType: required(
        string({
          enum: ['deployment', 'statefulset', 'cronjob', 'job', 'proxy'],
          rules: [immutable('spec.workloadType')],
        }),
      ),
    },
    { rules: [primaryResource, oneValidationList] },
  ),
  status: object({}),
});

const trait = openChoreoKind({
  kind: 'Trait',
  shortNames: ['trait', 'traits'],
  columns: [ageColumn],
  spec: traitSpec,
  status: object({}),
});

const clusterTrait = openChoreoKind({
  kind: 'ClusterTrait',
  scope: 'Cluster',
  shortNames: ['ctrait', 'ctraits'],
  columns: [ageColumn],
  spec: traitSpec,
  status: object({}),
});

export const componentTypeCrds = [
  componentType,
  clusterComponentType,
  trait,
  clusterTrait,
];
