// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { metricNames } from '@fourplane/plugin-fourplane-common';
import { ControlPlanes } from '@fourplane/plugin-fourplane-node';
import { readComponent, readDeployment } from '../deployments/ownDeployment';
import type { Handlers, Input } from '../handlers';
import { filterOf, pageOf } from './askedLogs';
import { exportedLines } from './exportedLines';
import { componentScope } from './logScope';
import { periodOf } from './periodOf';
import { wideLogHandlers } from './wideLogHandlers';

const USUAL_CONTEXT = 20;
const USUAL_BARS = 60;
const USUAL_VALUES = 120;

/** What answers the rows of logs and metrics. Neither changes with the model: who shows them asks again. */
export function observabilityHandlers(controlPlanes: ControlPlanes) {
  return {
    ...logHandlers(controlPlanes),
    ...wideLogHandlers(controlPlanes),
    getDeploymentMetrics: {
      reads: [],
      answer: (input, { signal }) => metrics(controlPlanes, input, signal),
    },
  } satisfies Partial<Handlers>;
}

function logHandlers(controlPlanes: ControlPlanes) {
  return {
    searchComponentLogs: {
      reads: [],
      answer: (input, { signal }) => {
        const { controlPlane, component } = readComponent(controlPlanes, input);
        const scope = componentScope(controlPlane, component.ref, input);
        const search = { ...filterOf(input, scope), ...pageOf(input) };
        return controlPlane.logs.search(search, { signal });
      },
    },
    getComponentLogHistogram: {
      reads: [],
      answer: ({ bars = USUAL_BARS, ...input }, { signal }) => {
        const { controlPlane, component } = readComponent(controlPlanes, input);
        const scope = componentScope(controlPlane, component.ref, input);
        const filter = { ...filterOf(input, scope), bars };
        return controlPlane.logs.histogram(filter, { signal });
      },
    },
    streamComponentLogs: {
      reads: [],
      answer: (input, { signal }) => {
        const { controlPlane, component } = readComponent(controlPlanes, input);
        const scope = componentScope(controlPlane, component.ref, input);
        const { order } = pageOf(input);
        const filter = { ...filterOf(input, scope), order };
        return exportedLines(controlPlane.logs, filter, { signal });
      },
    },
    getLogContext: {
      reads: [],
      answer: (input, { signal }) => {
        const { controlPlane, ref } = readDeployment(controlPlanes, input);
        const { id, before = USUAL_CONTEXT, after = USUAL_CONTEXT } = input;
        const query = { deployment: ref, id, before, after };
        return controlPlane.logs.context(query, { signal });
      },
    },
  } satisfies Partial<Handlers>;
}

function metrics(
  controlPlanes: ControlPlanes,
  input: Input<'getDeploymentMetrics'>,
  signal: AbortSignal,
) {
  const { controlPlane, ref } = readDeployment(controlPlanes, input);
  const { from, to } = periodOf(input);
  const { step = Math.max(1, Math.ceil((to - from) / 1_000 / USUAL_VALUES)) } =
    input;
  return controlPlane.metrics.read(
    {
      deployment: ref,
      metrics: input.metrics ?? metricNames,
      from,
      to,
      stepSeconds: step,
      byPod: input.byPod === 'true',
    },
    { signal },
  );
}
