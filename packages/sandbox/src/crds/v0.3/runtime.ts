// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { openChoreoKind } from '../openChoreoKind';
import {
  anything,
  dateTime,
  list,
  mapOf,
  object,
  required,
  Schema,
  string,
} from '../schema';
import { conditions, int32 } from '../tracks/words';
import { rest } from './api';
import {
  className,
  componentOwner,
  name,
  overrides,
  releaseState,
  workloadFields,
} from './words';

const apis = mapOf(object({ className, rest, type: required(string()) }));

const address = object({
  basePath: string(),
  host: required(string()),
  port: required(int32),
  scheme: string(),
  uri: string(),
});

const servingStatus = object({
  conditions,
  endpoints: list(
    object({
      name: required(string()),
      organization: address,
      project: address,
      public: address,
      type: required(string()),
    }),
  ),
});

const servingTemplates = object({
  deploymentTemplate: anything(),
  serviceTemplate: anything(),
});

interface RunningKind {
  kind: string;
  fields: Readonly<Record<string, Schema>>;
  bindingFields: Readonly<Record<string, Schema>>;
  bindingStatus: Schema;
  classSpec: Schema;
}

/** How a component runs, that in one environment, and the templates of both. */
const runningKinds = ({
  kind,
  fields,
  bindingFields,
  bindingStatus,
  classSpec,
}: RunningKind): object[] => [
  openChoreoKind({
    kind,
    spec: object({
      ...fields,
      className,
      overrides,
      owner: required(componentOwner),
      workloadName: required(string()),
    }),
    status: object({}),
  }),
  openChoreoKind({
    kind: `${kind}Binding`,
    spec: object({
      ...bindingFields,
      className,
      environment: name,
      owner: required(componentOwner),
      releaseState,
      workloadSpec: required(object(workloadFields)),
    }),
    status: bindingStatus,
  }),
  openChoreoKind({
    kind: `${kind}Class`,
    plural: `${kind.toLowerCase()}classes`,
    spec: classSpec,
    status: object({}),
  }),
];

const interval = string({ pattern: '^([0-9]+(\\.[0-9]+)?(ms|s|m|h))+$' });

const release = openChoreoKind({
  kind: 'Release',
  spec: object({
    environmentName: name,
    interval,
    owner: required(componentOwner),
    progressingInterval: interval,
    resources: list(object({ id: name, object: required(anything()) })),
  }),
  status: object({
    conditions,
    resources: list(
      object({
        group: string(),
        healthStatus: string(),
        id: name,
        kind: name,
        lastObservedTime: dateTime(),
        name,
        namespace: string(),
        status: anything(),
        version: name,
      }),
    ),
  }),
});

export const runtimeCrds = [
  ...runningKinds({
    kind: 'Service',
    fields: { apis },
    bindingFields: { apis },
    bindingStatus: servingStatus,
    classSpec: servingTemplates,
  }),
  ...runningKinds({
    kind: 'WebApplication',
    fields: {},
    bindingFields: { overrides },
    bindingStatus: servingStatus,
    classSpec: servingTemplates,
  }),
  ...runningKinds({
    kind: 'ScheduledTask',
    fields: {},
    bindingFields: { overrides },
    bindingStatus: object({}),
    classSpec: object({ cronJobTemplate: anything() }),
  }),
  release,
];
