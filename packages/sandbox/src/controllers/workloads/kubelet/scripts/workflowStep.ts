// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { sandboxAnnotation } from '../../../sandboxAnnotation';
import { naturalSpansOf } from '../../step/StepPlan';
import { ContainerRun } from '../ContainerRun';
import { inOrder, Lines, LogLine, LogScript } from '../LogScript';
import { bare } from './lines';
import { build } from './steps/build';
import { checkout } from './steps/checkout';
import { StepContext } from './steps/StepContext';
import { StepWords } from './steps/StepWords';
import { publish } from './steps/publish';
import { runTests } from './steps/runTests';
import { generateWorkload, other } from './steps/generateWorkload';

/** No line comes sooner after the one before, in milliseconds, and none later than that. */
const soonestMs = 0.002;
const latestMs = 5_000;
/** What a container ends with that somebody else ended. */
const signals = new Set([137, 143]);

/** By the name of the step or of its template, which say what is done in all generations. */
function wordsOf(context: StepContext): StepWords {
  const { step } = context;
  if (/checkout|clone/.test(step)) return checkout(context);
  if (/workload/.test(step)) return generateWorkload(context);
  if (/publish|push/.test(step)) return publish(context);
  if (/test|lint|scan/.test(step)) return runTests(context);
  return /build|compile/.test(step) ? build(context) : other(context);
}

/** As many lines as were asked for: what a step says anyway, and between its begin and its end what fills up. */
function filledUp(lines: readonly LogLine[], wanted: number): Lines {
  const half = Math.ceil(lines.length / 2);
  const extra = wanted - lines.length;
  if (extra <= 0) return inOrder(lines.slice(0, wanted));
  return {
    count: wanted,
    line(index) {
      if (index < half) return lines[index];
      if (index >= half + extra) return lines[index - extra];
      const number = index - half + 1;
      return bare(
        `#9 ${(number / 100).toFixed(2)} compiling unit ${number} of ${extra}`,
      );
    },
  };
}

/** What a step says, as many lines as its pod's annotation asks for; of one that is no number that is said. */
function asMany(lines: readonly LogLine[], wanted: string | undefined): Lines {
  if (wanted === undefined) return inOrder(lines);
  return /^\d+$/.test(wanted)
    ? filledUp(lines, Number(wanted))
    : inOrder([
        bare(
          `${sandboxAnnotation.logLines} is "${wanted}"; write a number of lines, such as 100000`,
        ),
        ...lines,
      ]);
}

/** The container that does the work of a step of an Argo workflow. */
export function workflowStepScript(run: ContainerRun, step: string): LogScript {
  const { annotations = {} } = run.pod.metadata;
  const span = naturalSpansOf(run.pod).find(
    ({ name }) => name === run.container.name,
  );
  const words = wordsOf(StepContext.of(run, step));
  // one that was killed has said what it would have said anyway
  const isKilled =
    signals.has(run.end?.exitCode ?? 0) && run.end?.reason !== 'OOMKilled';
  const end = isKilled ? span : run.end ?? span;
  const fails = (end?.exitCode ?? 0) !== 0;
  const lines = fails ? words.untilFailure : words.lines;
  const opening = asMany(lines, annotations[sandboxAnnotation.logLines]);
  const workMs = span ? span.endMs - span.startMs : 0;
  return {
    opening,
    openingEveryMs: Math.min(
      Math.max((workMs * 0.95) / Math.max(opening.count, 1), soonestMs),
      latestMs,
    ),
    openingOfFailed: isKilled ? 'what its time allowed' : 'all',
    closing: ({ end: { exitCode } = { exitCode: 0 } }) =>
      exitCode === 0 || signals.has(exitCode) ? [] : words.failure(exitCode),
  };
}

/** Argo's own containers beside it. */
export function workflowExecutorScript(run: ContainerRun): LogScript {
  const said =
    (text: string): LogLine =>
    time =>
      `time=${time.toISOString()} level=INFO msg="${text}"`;
  const { name } = run.container;
  const env = new Map(
    (run.container.env ?? []).map(({ name: key, value }) => [key, value]),
  );
  return {
    opening: inOrder([
      said('Starting Workflow Executor'),
      said(
        `Executor initialized podName=${run.pod.metadata.name} nodeID=${
          env.get('ARGO_NODE_ID') ?? ''
        }`,
      ),
      ...(name === 'init'
        ? [said('No input artifacts'), said('Loading script source')]
        : [said('Starting deadline monitor')]),
    ]),
    openingEveryMs: 20,
    closing: () =>
      name === 'init'
        ? []
        : [
            said('Main container completed'),
            said(
              'No Script output reference in workflow. Capturing script output ignored',
            ),
            said('Saving output parameters'),
            said('Deadline monitor stopped'),
          ],
  };
}
