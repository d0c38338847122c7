// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Build,
  BuildGraph,
  LogEvent,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { Clock } from '../cache/Clock';
import { EngineRun } from '../dialects/Dialect';
import { closedDoor, ControlPlaneWrites } from '../intents/closedDoor';
import { IntentOutcome, refusal } from '../intents/IntentOutcome';
import { KubeApi, KubeUser } from '../kube/KubeApi';
import {
  ArgoWorkflow,
  readArgoWorkflow,
  workflowResource,
} from './argo/ArgoWorkflow';
import { runEvents } from './argo/runEvents';
import {
  fateOfStep,
  idOfStep,
  StepPod,
  stepPodOf,
  usualStepPod,
} from './argo/stepPod';
import { stopWorkflow } from './argo/stopWorkflow';
import { workflowGraph } from './argo/workflowGraph';
import {
  FoundBuild,
  FoundWorkflow,
  WorkflowReader,
  WorkflowReaderOptions,
} from './argo/WorkflowReader';
import { BuildLogQuery, BuildRuns } from './BuildRuns';
import { LogArchive } from './LogArchive';
import { podLog } from './logs/podLog';
import { PodFate } from './logs/PodLogTarget';
import { untilObject } from './logs/untilObject';
import { planeTitle } from './planeProblems';
import { reportedGraph, reportedStepOf } from './reportedGraph';

/** What builds are read from. */
export interface ArgoBuildRunsOptions extends WorkflowReaderOptions {
  /** The control plane's name, for messages. */
  readonly controlPlane: string;
  readonly writes: ControlPlaneWrites;
  /** Where a plane's logs are archived, if anywhere. */
  readonly archiveOf: (plane: EngineRun['plane']) => LogArchive | undefined;
  readonly clock: Clock;
}

type RunningBuild = Extract<FoundBuild, { state: 'found' }>;

/** {@link BuildRuns} on Argo Workflows. */
export class ArgoBuildRuns implements BuildRuns {
  private readonly workflows: WorkflowReader;

  static create(options: ArgoBuildRunsOptions): ArgoBuildRuns {
    return new ArgoBuildRuns(options);
  }

  private constructor(private readonly options: ArgoBuildRunsOptions) {
    this.workflows = WorkflowReader.create(options);
  }

  async graph(
    ref: RefOf<'build'>,
    { signal }: { signal: AbortSignal },
  ): Promise<BuildGraph> {
    const found = this.workflows.find(ref);
    if (found.state === 'none') {
      const { reason } = found;
      const nothing = { nodes: [], parameters: [], events: [] };
      return { ...nothing, source: 'controlPlane', reason };
    }
    const { build, run } = found;
    const read = await this.workflows.read(build, run, { signal });
    if (read.state === 'none') {
      const { what, mend } = read;
      return reportedGraph(build, mend ? `${what}. ${mend}` : what);
    }
    const { workflow, api } = read;
    if (workflow.missingNodes) {
      return reportedGraph(build, workflow.missingNodes);
    }
    const graph = workflowGraph(workflow);
    const at = { api, namespace: run.namespace };
    const events = await runEvents(at, workflow, graph.nodes, { signal });
    return { ...graph, source: 'workflow', ...events };
  }

  async *log(
    query: BuildLogQuery,
    { signal }: { signal: AbortSignal },
  ): AsyncGenerator<LogEvent> {
    const { archiveOf, clock } = this.options;
    const found = this.workflows.find(query.build);
    if (found.state === 'none') {
      yield { type: 'failure', what: found.reason };
      return;
    }
    const { build, run } = found;
    const read = await this.workflows.read(build, run, { signal });
    const archive = archiveOf(run.plane);
    const step = podOf(read, found, query.node);
    if (!step || (read.state === 'none' && !archive)) {
      yield noLog(read, found, query.node);
      return;
    }
    const api = read.state === 'found' ? read.api : undefined;
    const since = build.createdAt;
    const target = {
      namespace: run.namespace,
      pod: step.pod,
      container: query.container ?? step.container,
      range: query,
      archive,
      ...(since && { since }),
      fate: () => this.fate(query, signal),
      ...(api && {
        api,
        untilFateChanges: (options: { signal: AbortSignal }) =>
          this.untilFateChanges(api, found, query.node, options.signal),
      }),
      archiveMend: archiveMendOf(run),
      clock,
    };
    yield* podLog(target, { signal });
  }

  async stop(
    ref: RefOf<'build'>,
    options: { key: string; as?: KubeUser; signal?: AbortSignal },
  ): Promise<IntentOutcome> {
    const { controlPlane, writes } = this.options;
    const { as, signal } = options;
    const closed = closedDoor(controlPlane, writes, as);
    if (closed) {
      return closed;
    }
    const found = this.workflows.find(ref);
    if (found.state === 'none') {
      return refusal('', found.reason);
    }
    const { build, run } = found;
    if (build.phase === 'succeeded' || build.phase === 'failed') {
      const over = `The run is over: it has ${build.phase}`;
      return refusal('', over, 'There is nothing left to stop');
    }
    const read = await this.workflows.read(build, run, { signal });
    if (read.state === 'none') {
      return refusal('', `It cannot be stopped: ${read.what}`, read.mend);
    }
    const outcome = await stopWorkflow(run, read, {
      signal,
      ...(writes === 'impersonate' && { as }),
    });
    return outcome.state === 'done'
      ? { state: 'done', refs: [ref], written: [outcome.written] }
      : outcome;
  }

  private async fate(
    { build: ref, node }: BuildLogQuery,
    signal: AbortSignal,
  ): Promise<PodFate> {
    const found = this.workflows.find(ref);
    if (found.state === 'none') {
      return { state: 'ended' };
    }
    const { build, run } = found;
    const read = await this.workflows.read(build, run, { signal });
    if (read.state === 'found') {
      const { workflow } = read;
      return fateOfStep(workflow, nodeIn(workflow, build, node));
    }
    const at = endOf(build);
    return build.phase === 'running' || build.phase === 'pending'
      ? { state: 'running' }
      : { state: 'ended', ...(at && { at }) };
  }

  private async untilFateChanges(
    api: KubeApi,
    { build, run }: RunningBuild,
    node: string,
    signal: AbortSignal,
  ): Promise<void> {
    const { clock } = this.options;
    const { namespace, workflow: name } = run;
    await untilObject(
      { api, resource: workflowResource, namespace, name, clock },
      object => {
        const workflow = object && readArgoWorkflow(object);
        return (
          !workflow ||
          fateOfStep(workflow, nodeIn(workflow, build, node)).state !==
            'expected'
        );
      },
      signal,
    );
  }
}

/** Not every generation says when a build ended; then it is taken for as old as what it does say. */
function endOf({ completedAt, steps, createdAt }: Build): string | undefined {
  const ends = steps.flatMap(step => step.completedAt ?? []).sort();
  return completedAt ?? ends.at(-1) ?? createdAt;
}

function podOf(
  read: FoundWorkflow,
  { build, run }: RunningBuild,
  node: string,
): StepPod | undefined {
  if (read.state === 'found') {
    const { workflow } = read;
    return stepPodOf(workflow, nodeIn(workflow, build, node));
  }
  const step = reportedStepOf(build, node);
  return step && usualStepPod(run.workflow, step);
}

/** A node's id in a Workflow, also where it was asked for when that could not be read. */
function nodeIn(workflow: ArgoWorkflow, build: Build, node: string): string {
  const step = reportedStepOf(build, node);
  return step ? idOfStep(workflow, step.name) : node;
}

/** Why there is nothing to read, and what to do about it. */
function noLog(
  read: FoundWorkflow,
  { build, run }: RunningBuild,
  node: string,
): LogEvent {
  if (read.state === 'found') {
    return {
      type: 'failure',
      what: `Step ${node} has no log: no pod of the run is its own`,
      next: 'Look at the log of a step that runs a pod',
    };
  }
  const { what, mend } = read;
  return reportedStepOf(build, node)
    ? {
        type: 'failure',
        what: `The log cannot be read: ${what}`,
        next: mend ?? archiveMendOf(run),
      }
    : {
        type: 'failure',
        what: `Which pod ran the step is not known any more: ${what}`,
        ...(mend && { next: mend }),
      };
}

function archiveMendOf({ plane }: EngineRun): string {
  const about = plane
    ? `an entry for ${planeTitle(plane)}`
    : 'an entry for the plane';
  return `Add ${about} with "openSearch" to fourplane.observability, so that logs of deleted pods are found`;
}
