// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Generation } from '../../generations';

/** How the log shipper of a generation of OpenChoreo is set up. */
export interface Shipping {
  /** Whose pods it tails. */
  readonly namespaces: RegExp;
  /** The index of a day, `2026-11-25`. */
  indexOf(day: string): string;
  /** Whether `openchoreo.dev/x` becomes `openchoreo_dev/x`. */
  readonly replacesDots: boolean;
  /** Whether a line that is an object of JSON is shipped as one, too. */
  readonly mergesLog: boolean;
  /** What is installed before the first line. */
  readonly template?: { readonly name: string; readonly body: object };
}

const dotted = (day: string) => `kubernetes-${day.replaceAll('-', '.')}`;
const keyword = { type: 'keyword' };
const keywords = (...names: string[]) => ({
  properties: Object.fromEntries(names.map(name => [name, keyword])),
});

const labels = [
  'component',
  'component-uid',
  'environment',
  'environment-uid',
  'namespace',
  'project',
  'project-uid',
].map(name => `openchoreo_dev/${name}`);

/** Of each generation, as its charts install it. */
export const shippings: Readonly<Record<Generation, Shipping>> = {
  'v0.2': {
    // Its charts leave out where builds run; whoever wants their logs adds it, and the sandbox has.
    namespaces: /^(choreo-|dp-)/,
    indexOf: dotted,
    replacesDots: false,
    mergesLog: true,
  },
  'v0.3': {
    namespaces: /^(openchoreo-|dp-)/,
    indexOf: dotted,
    replacesDots: false,
    mergesLog: true,
  },
  'v1.2': {
    namespaces: /./,
    indexOf: day => `container-logs-${day}`,
    replacesDots: true,
    mergesLog: false,
    template: {
      name: 'container-logs',
      body: {
        index_patterns: ['container-logs-*'],
        template: {
          settings: { number_of_shards: 1, number_of_replicas: 0 },
          mappings: {
            dynamic: false,
            properties: {
              '@timestamp': { type: 'date' },
              log: { type: 'wildcard' },
              kubernetes: {
                properties: {
                  container_name: keyword,
                  namespace_name: keyword,
                  pod_name: keyword,
                  labels: keywords(
                    ...labels,
                    'build-name',
                    'target',
                    'uuid',
                    'version',
                    'version_id',
                  ),
                  annotations: keywords('workflows_argoproj_io/node-name'),
                },
              },
            },
          },
        },
      },
    },
  },
};
