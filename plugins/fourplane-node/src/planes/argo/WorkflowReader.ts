// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Build, RefOf } from '@fourplane/plugin-fourplane-common';
import type { Model } from '../../controlPlane/ControlPlane';
import { EngineRun } from '../../dialects/Dialect';
import { KubeApi } from '../../kube/KubeApi';
import { KubeError } from '../../kube/KubeError';
import { PlaneConnections, PlaneReach } from '../PlaneConnections';
import { planeTitle } from '../planeProblems';
import { sentencesOf } from '../problemTexts';
import {
  ArgoWorkflow,
  readArgoWorkflow,
  workflowResource,
} from './ArgoWorkflow';

/** What Workflows are found by. */
export interface WorkflowReaderOptions {
  readonly model: Pick<Model, 'read'>;
  readonly planes: Pick<PlaneConnections, 'reach'>;
  /** Which Argo Workflow runs a build; `undefined` where there is no such build. */
  readonly engineRun: (build: RefOf<'build'>) => EngineRun | undefined;
}

/** A build, and where it runs. */
export type FoundBuild =
  | { readonly state: 'found'; readonly build: Build; readonly run: EngineRun }
  | { readonly state: 'none'; readonly reason: string };

/** The Workflow of a build; or why there is none to be seen, and how to mend it. */
export type FoundWorkflow =
  | {
      readonly state: 'found';
      readonly workflow: ArgoWorkflow;
      readonly api: KubeApi;
    }
  | { readonly state: 'none'; readonly what: string; readonly mend?: string };

/** Finds the Argo Workflows of builds on their planes. */
export class WorkflowReader {
  static create(options: WorkflowReaderOptions): WorkflowReader {
    return new WorkflowReader(options);
  }

  private constructor(private readonly options: WorkflowReaderOptions) {}

  find(ref: RefOf<'build'>): FoundBuild {
    const reading = this.options.model.read(ref);
    const run = this.options.engineRun(ref);
    if (reading.state === 'present' && run) {
      return { state: 'found', build: reading.model, run };
    }
    const why =
      reading.state === 'unreadable' ? 'cannot be read' : 'is not there';
    return { state: 'none', reason: `Build ${ref.name} ${why}` };
  }

  /** Asks the plane; rejects only when the signal aborts. */
  async read(
    build: Build,
    run: EngineRun,
    { signal }: { signal?: AbortSignal },
  ): Promise<FoundWorkflow> {
    const reach = await this.options.planes.reach(run.plane, { signal });
    if (reach.state === 'none') {
      return withoutPlane(build, run, reach);
    }
    const { api } = reach;
    const { namespace, workflow: name } = run;
    try {
      const object = await api.get(workflowResource, namespace, name, {
        signal,
      });
      return { state: 'found', workflow: readArgoWorkflow(object), api };
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof KubeError)) {
        throw error;
      }
      return error.failure === 'notFound'
        ? withoutWorkflow(build, run)
        : { state: 'none', what: sentencesOf(error.problem) };
    }
  }
}

/** What waits because its plane is not there says so itself, where the control plane reports it. */
function withoutPlane(
  { phase, message }: Build,
  { plane }: EngineRun,
  { problem }: Extract<PlaneReach, { state: 'none' }>,
): FoundWorkflow {
  const { what, where, mend } = problem;
  const said = phase === 'pending' && !plane && message;
  return {
    state: 'none',
    what: said || `${what} (${where})`,
    ...(mend && { mend }),
  };
}

function withoutWorkflow(
  { phase }: Build,
  { namespace, workflow, plane }: EngineRun,
): FoundWorkflow {
  const on = plane ? ` on ${planeTitle(plane)}` : '';
  const what = `Argo Workflow ${namespace}/${workflow}${on}`;
  return phase === 'pending'
    ? { state: 'none', what: `${what} is not there yet` }
    : {
        state: 'none',
        what: `${what} is gone: what it ran is deleted some time after it ends`,
        mend: 'Let the workflow be kept for longer (ttlStrategy, or ttlAfterCompletion of the run), where that matters',
      };
}
