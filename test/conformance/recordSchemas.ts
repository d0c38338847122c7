// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from './Case';
import type { Connection } from './Connection';
import { isObject } from './normaliseAnswers';

type JsonObject = { [key: string]: Json };

const file = join(
  __dirname,
  '../../packages/sandbox/src/server/builtIn/builtInSchemas.json',
);

/** What the sandbox serves or reads by itself, by the group version it is described in. */
const wanted: Readonly<Record<string, readonly string[]>> = {
  'api/v1': [
    'authentication.v1.TokenRequest',
    'autoscaling.v1.Scale',
    'policy.v1.Eviction',
    'meta.v1.DeleteOptions',
    'core.v1.Binding',
    'core.v1.ConfigMap',
    'core.v1.Endpoints',
    'core.v1.Event',
    'core.v1.Namespace',
    'core.v1.Node',
    'core.v1.PersistentVolumeClaim',
    'core.v1.Pod',
    'core.v1.Secret',
    'core.v1.Service',
    'core.v1.ServiceAccount',
  ],
  'apis/apps/v1': [
    'apps.v1.DaemonSet',
    'apps.v1.Deployment',
    'apps.v1.ReplicaSet',
    'apps.v1.StatefulSet',
  ],
  'apis/batch/v1': ['batch.v1.CronJob', 'batch.v1.Job'],
  'apis/networking.k8s.io/v1': [
    'networking.v1.Ingress',
    'networking.v1.NetworkPolicy',
  ],
  'apis/rbac.authorization.k8s.io/v1': [
    'rbac.v1.ClusterRole',
    'rbac.v1.ClusterRoleBinding',
    'rbac.v1.Role',
    'rbac.v1.RoleBinding',
  ],
  'apis/autoscaling/v2': ['autoscaling.v2.HorizontalPodAutoscaler'],
  'apis/policy/v1': ['policy.v1.PodDisruptionBudget'],
  'apis/coordination.k8s.io/v1': ['coordination.v1.Lease'],
  'apis/discovery.k8s.io/v1': ['discovery.v1.EndpointSlice'],
  'apis/apiextensions.k8s.io/v1': ['apiextensions.v1.CustomResourceDefinition'],
  'apis/authorization.k8s.io/v1': ['authorization.v1.SelfSubjectAccessReview'],
  'apis/authentication.k8s.io/v1': ['authentication.v1.SelfSubjectReview'],
};

const referenceStart = '#/components/schemas/';

/** `core.v1.Pod` for `io.k8s.api.core.v1.Pod`. */
const shortName = (name: string) => name.split('.').slice(-3).join('.');

function referenceIn(schema: JsonObject): string | undefined {
  const [only] = Array.isArray(schema.allOf) ? schema.allOf : [schema];
  const reference = isObject(only) ? only.$ref : undefined;
  return typeof reference === 'string'
    ? reference.slice(referenceStart.length)
    : undefined;
}

/** Schemas without their prose, and all they refer to. */
class SchemaCollector {
  readonly collected: JsonObject = {};

  constructor(private readonly described: JsonObject) {}

  collect(name: string): string {
    const short = shortName(name);
    const schema = this.described[name];
    if (!(short in this.collected) && isObject(schema)) {
      this.collected[short] = null;
      this.collected[short] = this.bare(schema);
    }
    return short;
  }

  private bare(schema: JsonObject): JsonObject {
    const reference = referenceIn(schema);
    const result: JsonObject = reference
      ? { $ref: this.collect(reference) }
      : {};
    for (const [key, value] of Object.entries(schema)) {
      if (key === 'properties' && isObject(value)) {
        result.properties = Object.fromEntries(
          Object.entries(value).map(([name, property]) => [
            name,
            isObject(property) ? this.bare(property) : property,
          ]),
        );
      } else if (['items', 'additionalProperties'].includes(key)) {
        result[key] = isObject(value) ? this.bare(value) : value;
      } else if (
        ![
          '$ref',
          'allOf',
          'description',
          'x-kubernetes-group-version-kind',
        ].includes(key)
      ) {
        result[key] = value;
      }
    }
    return result;
  }
}

async function describe(
  connection: Connection,
  path: string,
): Promise<JsonObject> {
  const { status, text } = await connection.ask({
    method: 'GET',
    path: `/openapi/v3/${path}`,
  });
  const document = status === 200 ? JSON.parse(text) : {};
  if (!isObject(document.components?.schemas)) {
    throw new Error(`/openapi/v3/${path} is answered ${status} ${text}`);
  }
  return document.components.schemas;
}

/** Writes what the real server says of its own kinds to the file the sandbox reads, one line a type. */
export async function recordSchemas(connection: Connection): Promise<void> {
  const schemas: JsonObject = {};
  for (const [path, names] of Object.entries(wanted)) {
    const described = await describe(connection, path);
    const collector = new SchemaCollector(described);
    for (const name of names) {
      const found = Object.keys(described).find(
        each => shortName(each) === name,
      );
      if (!found) {
        throw new Error(`/openapi/v3/${path} describes no ${name}`);
      }
      collector.collect(found);
    }
    Object.assign(schemas, collector.collected);
  }
  const lines = Object.keys(schemas)
    .sort()
    .map(name => `${JSON.stringify(name)}:${JSON.stringify(schemas[name])}`);
  writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`);
}
