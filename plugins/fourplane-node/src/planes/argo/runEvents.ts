// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { BuildGraph } from '@fourplane/plugin-fourplane-common';
import { KubeApi } from '../../kube/KubeApi';
import { KubeError } from '../../kube/KubeError';
import { sentencesOf } from '../problemTexts';
import { KubeEvent, readEvents } from '../readEvents';
import { ArgoWorkflow } from './ArgoWorkflow';
import { stepPodOf } from './stepPod';

/** Pods whose events are asked for: the ones that something may be wrong with, and not hundreds. */
const MAX_PODS = 12;

/** Events of a Workflow and its pods; `reason` says why they are missing, where they cannot be read. */
export async function runEvents(
  { api, namespace }: { readonly api: KubeApi; readonly namespace: string },
  workflow: ArgoWorkflow,
  nodes: BuildGraph['nodes'],
  { signal }: { signal: AbortSignal },
): Promise<{ events: KubeEvent[]; reason?: string }> {
  const pods = nodes
    .filter(({ type, phase }) => type === 'pod' && phase !== 'succeeded')
    .filter(({ startedAt }) => startedAt !== undefined)
    .flatMap(({ id }) => stepPodOf(workflow, id)?.pod ?? [])
    .slice(0, MAX_PODS);
  const names = [...new Set([workflow.name, ...pods])];
  try {
    return { events: await readEvents(api, namespace, names, { signal }) };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof KubeError) {
      return {
        events: [],
        reason: `Events are missing: ${sentencesOf(error.problem)}`,
      };
    }
    throw error;
  }
}
