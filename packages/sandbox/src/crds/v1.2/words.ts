// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { condition } from '../condition';
import {
  anyObject,
  dnsLabel,
  expression,
  immutable,
  integer,
  list,
  object,
  required,
  Schema,
  string,
} from '../schema';
import { loopNeedsVariable } from './rules';

export const schemaHolder = object({ openAPIV3Schema: anyObject() });

export const projectOwner = object(
  { projectName: required(string({ minLength: 1 })) },
  { rules: [immutable('spec.owner')] },
);

export const keyRef = object({
  key: required(string({ minLength: 1 })),
  name: required(string({ minLength: 1 })),
});

export const componentOwner = object(
  {
    componentName: required(string({ minLength: 1 })),
    projectName: required(string({ minLength: 1 })),
  },
  { rules: [immutable('spec.owner')] },
);

export const latestRelease = object({
  hash: required(string({ minLength: 1 })),
  name: required(string({ minLength: 1 })),
});

export const valueFromSecret = object({ secretKeyRef: keyRef });

export const validations = list(
  object({
    message: required(string({ minLength: 1 })),
    rule: required(expression()),
  }),
);

export const conditions = list(condition, { mapKeys: ['type'] });

export const conditionMap = list(condition);

/** Where a template is rendered to. */
export const targetPlane = string({
  enum: ['dataplane', 'observabilityplane'],
  default: 'dataplane',
});

/** The name `forEach` gives each element. */
export const loopVariable = string({ pattern: '^[a-zA-Z_][a-zA-Z0-9_]*$' });

export const templateResource = object(
  {
    forEach: expression(),
    id: required(string({ minLength: 1 })),
    includeWhen: expression(),
    targetPlane,
    template: required(anyObject()),
    var: loopVariable,
  },
  { rules: [loopNeedsVariable] },
);

export const templateResources = list(templateResource, {
  mapKeys: ['id'],
  minItems: 1,
});

/** A reference to a type of the platform; it stays the same for the object's life. */
export const typeRef = (kind: string) =>
  object(
    {
      kind: string({ enum: [kind, `Cluster${kind}`], default: kind }),
      name: required(string({ pattern: dnsLabel, minLength: 1 })),
    },
    { rules: [immutable('spec.type')] },
  );

/** A type as a release froze it. */
export const frozenType = (kind: string, spec: Schema) =>
  object({
    kind: required(string({ enum: [kind, `Cluster${kind}`] })),
    name: required(string({ minLength: 1 })),
    spec: required(spec),
  });

export const releasedStatus = (conditionList: Schema) =>
  object({
    conditions: conditionList,
    latestRelease,
    observedGeneration: integer({ format: 'int64' }),
  });

/** The environment a binding is for. */
export const boundEnvironment = required(
  string({ minLength: 1, rules: [immutable('spec.environment')] }),
);

export const conditionsOnlyStatus = object({ conditions });

export const conditionsStatus = object({
  conditions: conditionMap,
  observedGeneration: integer({ format: 'int64' }),
});
