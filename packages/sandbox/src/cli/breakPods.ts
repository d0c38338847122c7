// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as pause } from 'node:timers/promises';
import { isNotFound, type KubeObject } from '../client';
import { label } from '../controllers/openchoreo/v1.2/labels';
import { sandboxAnnotation } from '../controllers/sandboxAnnotation';
import type { PodFailure } from '../controllers/workloads/podFailures';
import type { RunningSandbox } from './RunningSandbox';

type Client = Pick<RunningSandbox['client'], 'get' | 'list' | 'mergePatch'>;

/** Which pods are to fail, and how. */
export interface PodBreak {
  /** A component, of whose pods all are meant; or a pod. */
  readonly name: string;
  /** The component's or the pod's own. */
  readonly namespace: string;
  /** Only the component's pods in this environment. */
  readonly environment?: string;
  /** `none` lets them run. */
  readonly how: PodFailure | 'none';
  /** After so many seconds they are as before; without it they stay so. */
  readonly seconds?: number;
  /** Ends the wait early: the pods are as before at once. */
  readonly signal?: AbortSignal;
}

/**
 * Makes pods that run fail, or failing ones run. They are told by an annotation of their own, so a pod that replaces one
 * of them runs again. Rejects, saying how to mend it, when there is no such pod.
 */
export async function breakPods(
  client: Client,
  options: PodBreak,
  print: (line: string) => void,
): Promise<void> {
  const { how, name, namespace, seconds, signal } = options;
  const pods = await podsNamed(client, options);
  if (pods.length === 0) {
    throw new Error(
      `there is no pod, and no component with pods, named "${name}" in namespace "${namespace}"; name its namespace with -n, and wait until it is deployed`,
    );
  }
  const count = pods.length === 1 ? '1 pod' : `${pods.length} pods`;
  await annotate(client, pods, () => (how === 'none' ? null : how));
  const state = how === 'none' ? `${count} may run` : `${count}: ${how}`;
  if (seconds === undefined) {
    print(`${name}: ${state}`);
    return;
  }
  print(`${name}: ${state}, for ${seconds} seconds`);
  // An early end is not an error: the pods must not stay broken.
  await pause(seconds * 1000, undefined, { signal }).catch(() => {});
  await annotate(client, pods, failureOf);
  print(`${name}: ${count} as before`);
}

/** How the generations label the pods of a component. */
const podLabels: readonly {
  namespace: string;
  component: string;
  environment: string;
}[] = [
  label,
  {
    namespace: 'organization-name',
    component: 'component-name',
    environment: 'environment-name',
  },
];

async function podsNamed(
  client: Client,
  { name, namespace, environment }: PodBreak,
): Promise<KubeObject[]> {
  const ofComponent: KubeObject[] = [];
  for (const labels of podLabels) {
    const wanted = {
      [labels.namespace]: namespace,
      [labels.component]: name,
      ...(environment && { [labels.environment]: environment }),
    };
    const labelSelector = Object.entries(wanted)
      .map(([key, value]) => `${key}=${value}`)
      .join(',');
    ofComponent.push(...(await client.list('v1', 'Pod', { labelSelector })));
  }
  if (ofComponent.length > 0 || environment) {
    return ofComponent;
  }
  return ignoreGone(
    client.get('v1', 'Pod', namespace, name).then(pod => [pod]),
    [],
  );
}

function failureOf({ metadata }: KubeObject): string | null {
  return metadata.annotations?.[sandboxAnnotation.podFailure] ?? null;
}

async function annotate(
  client: Client,
  pods: readonly KubeObject[],
  valueFor: (pod: KubeObject) => string | null,
): Promise<void> {
  for (const pod of pods) {
    const { namespace, name } = pod.metadata;
    const annotations = { [sandboxAnnotation.podFailure]: valueFor(pod) };
    const patch = { metadata: { annotations } };
    // A pod may be gone by now: then there is nothing to tell it.
    await ignoreGone(
      client.mergePatch('v1', 'Pod', namespace, name, patch),
      undefined,
    );
  }
}

async function ignoreGone<T, U>(call: Promise<T>, instead: U): Promise<T | U> {
  try {
    return await call;
  } catch (error) {
    if (isNotFound(error)) {
      return instead;
    }
    throw error;
  }
}
