// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ageColumn,
  openChoreoKind,
  openChoreoTwins,
  PrinterColumn,
} from '../openChoreoKind';
import {
  anyObject,
  anything,
  boolean,
  expression,
  immutable,
  list,
  object,
  required,
  Schema,
  string,
} from '../schema';
import { loopNeedsVariable, oneValidationList, primaryResource } from './rules';
import {
  loopVariable,
  schemaHolder,
  targetPlane,
  templateResource,
  validations,
} from './words';

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

export const componentTemplateResources = list(templateResource, {
  minItems: 1,
});

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
      targetPlane,
      var: loopVariable,
      when: expression(),
    },
    { rules: [loopNeedsVariable] },
  ),
);

/** What a component type says beside its own kind of references. */
const componentTypeSpecWith = (references: {
  allowedTraits: Schema;
  allowedWorkflows: Schema;
  traitKind: Schema;
}) =>
  object(
    {
      allowedTraits: references.allowedTraits,
      allowedWorkflows: references.allowedWorkflows,
      environmentConfigs: schemaHolder,
      parameters: schemaHolder,
      postRenderValidations,
      preRenderValidations: validations,
      resources: required(componentTemplateResources),
      traits: list(
        object({
          environmentConfigs: anything(),
          instanceName: required(string({ minLength: 1 })),
          kind: references.traitKind,
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

export const componentTypeSpec = componentTypeSpecWith({
  allowedTraits: traitRefs,
  allowedWorkflows: workflowRefs,
  traitKind: string({ enum: ['Trait', 'ClusterTrait'], default: 'Trait' }),
});

/** References of cluster-wide types, which may name cluster-wide kinds only. */
const clusterRefs = (kind: string) =>
  list(
    object({
      kind: required(string({ enum: [kind] })),
      name: required(string({ minLength: 1 })),
    }),
  );

const clusterComponentTypeSpec = componentTypeSpecWith({
  allowedTraits: clusterRefs('ClusterTrait'),
  allowedWorkflows: clusterRefs('ClusterWorkflow'),
  traitKind: string({ enum: ['ClusterTrait'], default: 'ClusterTrait' }),
});

export const traitSpec = object(
  {
    creates: list(
      object(
        {
          forEach: expression(),
          includeWhen: expression(),
          targetPlane,
          template: required(anyObject()),
          var: loopVariable,
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
          targetPlane,
          var: loopVariable,
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
          targetPlane,
          var: loopVariable,
        },
        { rules: [loopNeedsVariable] },
      ),
    ),
    validations,
  },
  { rules: [oneValidationList] },
);

const columns: PrinterColumn[] = [
  { name: 'WorkloadType', type: 'string', jsonPath: '.spec.workloadType' },
  ageColumn,
];

const componentType = openChoreoKind({
  kind: 'ComponentType',
  shortNames: ['ct', 'cts'],
  columns,
  spec: componentTypeSpec,
  status: object({}),
});

const clusterComponentType = openChoreoKind({
  kind: 'ClusterComponentType',
  scope: 'Cluster',
  shortNames: ['cct', 'ccts'],
  columns,
  spec: clusterComponentTypeSpec,
  status: object({}),
});

const traits = openChoreoTwins(
  {
    kind: 'Trait',
    shortNames: ['trait', 'traits'],
    columns: [ageColumn],
    spec: traitSpec,
    status: object({}),
  },
  ['ctrait', 'ctraits'],
);

export const componentTypeCrds = [
  componentType,
  clusterComponentType,
  ...traits,
];
