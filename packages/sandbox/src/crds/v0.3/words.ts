// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  boolean,
  integer,
  list,
  mapOf,
  object,
  required,
  string,
} from '../schema';
import { endpointType, environmentVariables, texts } from '../tracks/words';

export const name = required(string({ minLength: 1 }));

export const componentOwner = object({
  componentName: name,
  projectName: name,
});

/** A class is chosen by name; the one called default when nothing is said. */
export const className = required(string({ default: 'default' }));

export const releaseState = string({
  enum: ['Active', 'Suspend', 'Undeploy'],
  default: 'Active',
});

export const overrides = mapOf(boolean());

/** The ClusterWorkflowTemplate that builds. */
export const templateRef = required(
  object({
    engine: string(),
    name: required(string()),
    parameters: list(
      object({ name: required(string()), value: required(string()) }),
    ),
  }),
);

export const workloadFields = {
  connections: mapOf(
    object({
      inject: required(
        object({
          env: required(
            list(
              object({ name: required(string()), value: required(string()) }),
            ),
          ),
        }),
      ),
      params: mapOf(string()),
      type: required(string({ enum: ['api'] })),
    }),
  ),
  containers: mapOf(
    object({
      args: texts,
      command: texts,
      env: environmentVariables,
      image: name,
    }),
  ),
  endpoints: mapOf(
    object({
      port: required(integer({ format: 'int32', minimum: 1, maximum: 65535 })),
      schema: object({ content: string(), type: string() }),
      type: required(endpointType),
    }),
  ),
};
