// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { ObjectStore } from '../cache/ObjectStore';
import { Reflector, ReflectorTiming } from '../cache/Reflector';
import { TurnBudget } from '../cache/TurnBudget';
import { ValuePool } from '../cache/ValuePool';
import { WatchedKind } from '../dialects/Dialect';
import { KubeApi } from '../kube/KubeApi';
import { openChoreoGroups } from './discoverDialect';

const definitionSchema = z.object({
  spec: z.object({
    group: z.string(),
    versions: z.array(z.object({ name: z.string(), served: z.boolean() })),
  }),
  status: z
    .object({
      conditions: z
        .array(z.object({ type: z.string(), status: z.string() }))
        .nullish(),
    })
    .nullish(),
});

const definitions: WatchedKind = {
  key: 'CustomResourceDefinition',
  resource: {
    group: 'apiextensions.k8s.io',
    version: 'v1',
    kind: 'CustomResourceDefinition',
    plural: 'customresourcedefinitions',
    namespaced: false,
  },
  project: object => {
    const { spec, status } = definitionSchema.parse(object);
    const { name, uid } = object.metadata;
    return {
      metadata: { name, uid },
      spec: {
        group: spec.group,
        versions: spec.versions
          .filter(({ served }) => served)
          .map(version => version.name),
      },
      status: status?.conditions?.some(
        condition =>
          condition.type === 'Established' && condition.status === 'True',
      ),
    };
  },
  indexes: {},
};

const groupSchema = z.object({ spec: z.object({ group: z.string() }) });

/**
 * Calls back when a custom resource definition of OpenChoreo appears, changes what it serves or goes: the cluster may
 * speak another dialect then. Without permission to watch definitions it stays silent.
 */
export function servedKindsReflector(options: {
  api: KubeApi;
  onChange: () => void;
  timing?: ReflectorTiming;
}): Reflector {
  const { api, onChange, timing } = options;
  return Reflector.create({
    api,
    resource: definitions.resource,
    store: ObjectStore.create({
      kind: definitions,
      pool: ValuePool.create(),
      onChange: ({ before, after }) => {
        const group = groupSchema.safeParse(after ?? before).data?.spec.group;
        if (group !== undefined && openChoreoGroups.includes(group)) {
          onChange();
        }
      },
    }),
    budget: new TurnBudget(),
    onState: () => {},
    timing,
  });
}
