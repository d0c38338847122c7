// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isJsonObject, JsonObject } from '../openSearch/json';
import { foundLines } from './foundLines';
import { measured, measures } from './measured';
import { badRequest } from './ObserverError';
import { ObserverRoute, setUp } from './ObserverRoute';
import { readPage, readTimes, required } from './readRequest';

const scopeNames = [
  'namespace',
  'project',
  'component',
  'environment',
] as const;
const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600 };

/** The API of OpenChoreo 1.0. */
export const v1Routes: readonly ObserverRoute[] = [
  {
    path: /^\/api\/v1\/logs\/query$/,
    answer({ openSearch }, body) {
      const { start, end } = readTimes(body);
      const lines = foundLines(setUp(openSearch, 'Logs'), {
        terms: termsOf(
          body,
          name => `kubernetes.labels.openchoreo_dev/${name}`,
        ),
        range: { gt: start, lt: end },
        phrase:
          typeof body.searchPhrase === 'string' ? body.searchPhrase : undefined,
        ...readPage(body),
      });
      return {
        logs: lines.map(({ timestamp, log, kubernetes, labels }) => ({
          timestamp,
          log,
          level: 'INFO',
          metadata: {
            componentName: labels['openchoreo_dev/component'],
            projectName: labels['openchoreo_dev/project'],
            environmentName: labels['openchoreo_dev/environment'],
            namespaceName: labels['openchoreo_dev/namespace'],
            podName: kubernetes.pod_name,
            podNamespace: kubernetes.namespace_name,
            containerName: kubernetes.container_name,
          },
        })),
        total: lines.length,
        tookMs: 1,
      };
    },
  },
  {
    path: /^\/api\/v1\/metrics\/query$/,
    answer({ prometheus }, body) {
      const { metric } = body;
      if (metric !== 'resource' && metric !== 'http') {
        throw badRequest('metric must be either resource or http');
      }
      const times = { ...readTimes(body), stepSeconds: stepOf(body) };
      const labels = termsOf(body, name => `label_openchoreo_dev_${name}`);
      const server = setUp(prometheus, 'Metrics');
      return Object.fromEntries(
        Object.entries(measures[metric]).map(([name, query]) => [
          name,
          measured(server, query, labels, times),
        ]),
      );
    },
  },
];

function termsOf(
  { searchScope }: JsonObject,
  nameOf: (name: string) => string,
): Record<string, string> {
  if (!isJsonObject(searchScope)) throw badRequest('searchScope is required');
  required(searchScope, 'namespace');
  if (searchScope.component && !searchScope.project) {
    throw badRequest(
      'searchScope.project is required when searchScope.component is provided',
    );
  }
  return Object.fromEntries(
    scopeNames.flatMap(name => {
      const value = searchScope[name];
      return typeof value === 'string' && value !== ''
        ? [[nameOf(name), value]]
        : [];
    }),
  );
}

/** As Go writes durations, of one unit. */
function stepOf({ step = '1m' }: JsonObject): number {
  const [, count, unit] = /^(\d+)([smh])$/.exec(String(step)) ?? [];
  if (unit === undefined) throw badRequest('step must be a valid duration');
  return Number(count) * UNITS[unit];
}
