// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';
import { KubeObject, SandboxClient } from '@fourplane/sandbox/client';
import { normaliseObjects } from './normaliseObjects';

/** A sample and the conditions that say its controllers are done with it. */
export interface Sample {
  /** Name of the recording. */
  readonly name: string;
  /** Below the folder of OpenChoreo's own samples. */
  readonly path: string;
  readonly ends: readonly {
    readonly kind: string;
    readonly name: string;
    readonly condition: string;
  }[];
}

const openChoreo = 'openchoreo.dev/v1alpha1';

export const samples: readonly Sample[] = [
  {
    name: 'greeter-service-from-image',
    path: 'from-image/go-greeter-service/greeter-service.yaml',
    ends: [
      {
        kind: 'ReleaseBinding',
        name: 'greeter-service-development',
        condition: 'Ready',
      },
    ],
  },
  {
    name: 'greeting-service-from-source',
    path: 'from-source/services/go-docker-greeter/greeting-service.yaml',
    ends: [
      {
        kind: 'WorkflowRun',
        name: 'greeting-service-build-01',
        condition: 'WorkflowSucceeded',
      },
      {
        kind: 'ReleaseBinding',
        name: 'greeting-service-development',
        condition: 'Ready',
      },
    ],
  },
];

/** Everything a sample may bring about, in the control plane and in the planes. */
const recordedKinds: readonly [string, string][] = [
  ...[
    'Component',
    'Workload',
    'ComponentRelease',
    'ReleaseBinding',
    'RenderedRelease',
    'SecretReference',
    'WorkflowRun',
  ].map((kind): [string, string] => [openChoreo, kind]),
  ['argoproj.io/v1alpha1', 'Workflow'],
  ['v1', 'Namespace'],
  ['v1', 'Service'],
  ['v1', 'ConfigMap'],
  ['v1', 'PersistentVolumeClaim'],
  ['v1', 'Pod'],
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'ReplicaSet'],
  ['networking.k8s.io/v1', 'NetworkPolicy'],
  ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
  ['external-secrets.io/v1', 'ExternalSecret'],
  ['rbac.authorization.k8s.io/v1', 'Role'],
  ['rbac.authorization.k8s.io/v1', 'RoleBinding'],
];

interface Conditions {
  conditions?: { type: string; status: string }[] | null;
}

/** Resolves when the platform's own project is deployed everywhere, so that nothing of it is taken for a sample's. */
export async function untilPlatformReady(client: SandboxClient): Promise<void> {
  const kind = 'ProjectReleaseBinding';
  for (const { metadata } of await client.list(openChoreo, kind)) {
    await untilTrue(client, kind, metadata.name, 'Ready');
  }
}

/** Applies a sample, waits until its controllers are done, and returns what is there then that was not before. */
export async function recordSample(
  client: SandboxClient,
  sample: Sample,
  samplesFolder: string,
): Promise<unknown[]> {
  const before = new Set((await everything(client)).map(uidOf));
  await client.apply(readFileSync(`${samplesFolder}/${sample.path}`, 'utf8'));
  for (const { kind, name, condition } of sample.ends) {
    await untilTrue(client, kind, name, condition);
  }
  const after = await everything(client);
  return normaliseObjects(after.filter(object => !before.has(uidOf(object))));
}

async function untilTrue(
  client: SandboxClient,
  kind: string,
  name: string,
  condition: string,
): Promise<void> {
  await client.waitFor(
    openChoreo,
    kind,
    'default',
    name,
    object =>
      (object.status as Conditions | undefined)?.conditions?.some(
        ({ type, status }) => type === condition && status === 'True',
      ) ?? false,
    { timeoutMs: 180_000 },
  );
}

async function everything(client: SandboxClient): Promise<KubeObject[]> {
  const lists = await Promise.all(
    recordedKinds.map(([apiVersion, kind]) => client.list(apiVersion, kind)),
  );
  return lists.flat();
}

function uidOf(object: KubeObject): string {
  return object.metadata.uid ?? '';
}
