// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { metricNames } from '@fourplane/plugin-fourplane-common';
import { metricQueries } from './metricQueries';
import { filterByNames, filtersByLabels, PodFilter } from './PodFilter';

/** What `test/parity` asks of the real Prometheus. */
const path = join(
  __dirname,
  '../../../../../test/parity/prometheus/questions/portalQueries.json',
);

/** Every query of the portal, about pods that `test/parity` has samples of. */
function portalQueries(): Record<string, string> {
  const options = {
    shared: [],
    pods: {
      namespace: 'dp-acme-shop-dev',
      labels: [
        {
          'openchoreo.dev/namespace': 'acme',
          'openchoreo.dev/component': 'cart',
        },
      ],
      makers: [{ kind: 'Deployment', name: 'cart' }],
    },
  };
  const byNames = filterByNames(options);
  const filters: readonly PodFilter[] = [
    ...filtersByLabels(options),
    ...(byNames ? [byNames] : []),
  ];
  return Object.fromEntries(
    filters.flatMap(filter =>
      [true, false].flatMap(byPod =>
        metricNames.flatMap(name => {
          const make = metricQueries[name];
          const queries = make({ filter, byPod, windowSeconds: 120 });
          const of = `${name} by ${filter.by}${byPod ? ' of every pod' : ''}`;
          const { values, reserved, limits } = queries;
          return Object.entries({ values, reserved, limits }).flatMap(
            ([what, query]) => (query ? [[`${of}: ${what}`, query]] : []),
          );
        }),
      ),
    ),
  );
}

describe('PromQL of the portal', () => {
  it('is what the real Prometheus is asked, too', () => {
    const queries = portalQueries();
    if (process.env.RECORD_QUERIES) {
      writeFileSync(path, `${JSON.stringify(queries, null, 2)}\n`);
    }
    // otherwise: RECORD_QUERIES=1, then record what Prometheus answers (test/parity/README.md)
    expect(queries).toEqual(JSON.parse(readFileSync(path, 'utf8')));
  });
});
