// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { JsonObject } from '../openSearch/json';
import { foundLines } from './foundLines';
import { measured, measures } from './measured';
import { ObserverRoute, setUp } from './ObserverRoute';
import { readPage, readTimes, required } from './readRequest';

/** What it calls what the API of 1.0 has other names for. */
const names: Readonly<Record<string, string>> = {
  memoryUsage: 'memory',
  latencyP50: 'latencyPercentile50th',
  latencyP90: 'latencyPercentile90th',
  latencyP99: 'latencyPercentile99th',
};
const STEP_SECONDS = 300;

/** The API of OpenChoreo 0.3 and 0.4, in which everything goes by names. */
export const legacyRoutes: readonly ObserverRoute[] = [
  {
    path: /^\/api\/logs\/component\/([^/]+)$/,
    answer({ openSearch }, body, componentId) {
      const { start, end } = readTimes(body);
      const environmentId = required(body, 'environmentId');
      const lines = foundLines(setUp(openSearch, 'Logs'), {
        terms: {
          'kubernetes.labels.component-name': componentId,
          'kubernetes.labels.environment-name': environmentId,
          'kubernetes.namespace_name': required(body, 'namespace'),
        },
        range: { gte: start, lte: end },
        phrase:
          typeof body.searchPhrase === 'string' ? body.searchPhrase : undefined,
        ...readPage(body),
      });
      return {
        logs: lines.map(({ timestamp, log, kubernetes, labels }) => ({
          timestamp,
          log,
          logLevel: 'UNDEFINED',
          componentId: labels['component-name'],
          environmentId: labels['environment-name'],
          projectId: labels['project-name'],
          version: labels.version ?? '',
          versionId: labels.version_id ?? '',
          namespace: kubernetes.namespace_name,
          podId: kubernetes.pod_name,
          containerName: kubernetes.container_name,
          labels,
        })),
        totalCount: lines.length,
        tookMs: 1,
      };
    },
  },
  metricsRoute(/^\/api\/metrics\/component\/usage$/, 'resource'),
  metricsRoute(/^\/api\/metrics\/component\/http$/, 'http'),
];

function metricsRoute(
  path: RegExp,
  metric: keyof typeof measures,
): ObserverRoute {
  return {
    path,
    answer({ prometheus }, body) {
      const times = { ...readTimes(body), stepSeconds: STEP_SECONDS };
      const server = setUp(prometheus, 'Metrics');
      return Object.fromEntries(
        Object.entries(measures[metric]).map(([name, query]) => [
          names[name] ?? name,
          measured(server, query, labelsOf(body), times),
        ]),
      );
    },
  };
}

function labelsOf(body: JsonObject) {
  return {
    label_component_name: required(body, 'componentId'),
    label_project_name: required(body, 'projectId'),
    label_environment_name: required(body, 'environmentId'),
  };
}
