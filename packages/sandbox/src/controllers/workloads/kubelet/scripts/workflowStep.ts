// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ContainerRun } from '../ContainerRun';
import { LogLine, LogScript } from '../LogScript';
import { bare } from './lines';

const arrow = (text: string): LogLine => bare(`>> ${text}`);

interface StepWords {
  readonly lines: readonly LogLine[];
  readonly failure: string;
}

type Environment = ReadonlyMap<string, string>;

const image = (env: Environment) =>
  `${env.get('IMAGE_NAME') ?? 'image'}:${env.get('IMAGE_TAG') ?? 'v1'}`;

const checkout = (env: Environment): StepWords => ({
  lines: [
    arrow(`Repository: ${env.get('REPO') || '<not specified>'}`),
    arrow(`Branch: ${env.get('BRANCH') || '<not specified>'}`),
    arrow(`Commit: ${env.get('COMMIT') || '<not specified>'}`),
    bare("Cloning into '/mnt/vol/source'..."),
    (_, dice) =>
      `remote: Enumerating objects: ${300 + dice('objects', 900)}, done.`,
    bare('remote: Compressing objects: 100% (212/212), done.'),
    bare('Receiving objects: 100% (318/318), 1.24 MiB | 6.10 MiB/s, done.'),
    arrow('Source is checked out'),
  ],
  failure: `fatal: unable to access '${
    env.get('REPO') ?? ''
  }': Could not resolve host`,
});

const build = (env: Environment): StepWords => ({
  lines: [
    arrow(`Building ${image(env)}`),
    bare('STEP 1/6: FROM docker.io/library/golang:1.26 AS builder'),
    bare('STEP 2/6: WORKDIR /app'),
    bare('STEP 3/6: COPY go.mod go.sum ./'),
    bare('STEP 4/6: RUN go mod download'),
    (_, dice) =>
      `--> ${dice('layer', 2 ** 32)
        .toString(16)
        .padStart(8, '0')}`,
    bare('STEP 5/6: COPY . .'),
    bare('STEP 6/6: RUN CGO_ENABLED=0 go build -o /app/server ./cmd/server'),
    bare(`COMMIT ${image(env)}`),
    arrow(`Built ${image(env)}`),
  ],
  failure:
    'Error: building at STEP "RUN CGO_ENABLED=0 go build -o /app/server ./cmd/server": exit status 1: cmd/server/main.go:42:17: undefined: handler',
});

const publish = (env: Environment): StepWords => ({
  lines: [
    arrow(`Pushing ${image(env)}`),
    bare('Getting image source signatures'),
    (_, dice) =>
      `Copying blob ${dice('blob', 2 ** 32)
        .toString(16)
        .padStart(8, '0')}`,
    bare('Copying config'),
    bare('Writing manifest to image destination'),
    arrow(`Pushed ${image(env)}`),
  ],
  failure: 'Error: writing manifest: unauthorized: authentication required',
});

const generateWorkload = (env: Environment): StepWords => ({
  lines: [
    arrow('No workload descriptor in the source; one endpoint is assumed'),
    arrow(`Image: ${env.get('IMAGE') ?? image(env)}`),
    arrow(
      `Workload of ${env.get('COMPONENT_NAME') ?? 'the component'} is written`,
    ),
  ],
  failure: 'Error: the control plane refused the workload: 401 Unauthorized',
});

const other = (): StepWords => ({
  lines: [arrow('Step begins'), arrow('Step is done')],
  failure: 'Error: the step failed',
});

/** By the name of the step or of its template, which say what is done in all generations. */
function wordsOf(step: string, env: Environment): StepWords {
  if (/checkout|clone/.test(step)) return checkout(env);
  if (/workload/.test(step)) return generateWorkload(env);
  if (/publish|push/.test(step)) return publish(env);
  return /build/.test(step) ? build(env) : other();
}

/** The container that does the work of a step of an Argo workflow. */
export function workflowStepScript(run: ContainerRun, step: string): LogScript {
  const env = new Map(
    (run.container.env ?? []).map(({ name, value = '' }) => [name, value]),
  );
  const { lines, failure } = wordsOf(step, env);
  return {
    opening: lines,
    openingEveryMs: 700,
    closing: ({ end }) =>
      end?.exitCode === 0
        ? []
        : [bare(failure), bare(`Error: exit status ${end?.exitCode}`)],
  };
}

/** Argo's own containers beside it. */
export function workflowExecutorScript(run: ContainerRun): LogScript {
  const said =
    (text: string): LogLine =>
    time =>
      `time="${time.toISOString()}" level=info msg="${text}"`;
  return {
    opening: [
      said(`Starting Workflow Executor, container ${run.container.name}`),
      said('Executor initialized'),
    ],
    openingEveryMs: 100,
    closing: () => [said('Deadline monitor stopped')],
  };
}
