// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { EngineRun, WriteStep } from '../../dialects/Dialect';
import {
  refusal,
  IntentRefusal,
  WrittenObject,
} from '../../intents/IntentOutcome';
import { issuesOf } from '../../intents/issuesOf';
import { causeOf, isAboutTheIntent } from '../../intents/StepWriter';
import { resultOf } from '../../intents/writeStep';
import { KubeApi, KubeUser } from '../../kube/KubeApi';
import { KubeError } from '../../kube/KubeError';
import { ArgoWorkflow, isOver, workflowResource } from './ArgoWorkflow';

/**
 * Has Argo end a Workflow at once. One that is being ended already stays as it is; one that is over is refused, and so is
 * what the API server has something against. Rejects with a `KubeError` when it cannot be asked.
 */
export async function stopWorkflow(
  { namespace, workflow: name }: EngineRun,
  { workflow, api }: { readonly workflow: ArgoWorkflow; readonly api: KubeApi },
  options: { readonly as?: KubeUser; readonly signal?: AbortSignal },
): Promise<IntentRefusal | { state: 'done'; written: WrittenObject }> {
  if (isOver(workflow)) {
    const what = `The run is over: Argo says ${workflow.phase ?? 'so'}`;
    return refusal('', what, 'There is nothing left to stop');
  }
  const patch = { spec: { shutdown: 'Terminate' } };
  const address = { resource: workflowResource, namespace, name };
  const step: WriteStep = { verb: 'patch', address, patch };
  const written = resultOf(step);
  if (workflow.shutdown === 'Terminate') {
    return { state: 'done', written: { ...written, result: 'unchanged' } };
  }
  try {
    await api.patch(workflowResource, namespace, name, patch, options);
  } catch (error) {
    if (error instanceof KubeError && isAboutTheIntent(error)) {
      const issues = issuesOf(step, error);
      return { state: 'refused', issues, cause: causeOf(error) };
    }
    throw error;
  }
  return { state: 'done', written };
}
