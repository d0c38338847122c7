// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mockServices } from '@backstage/backend-test-utils';
import { ModelRef } from '@fourplane/plugin-fourplane-common';
import type { Model } from '../../controlPlane/ControlPlane';
import { LogArchives } from '../archive';
import { PlanePrometheuses } from './PlanePrometheuses';

const model: Model = {
  read: () => ({ state: 'absent' }),
  refs: () => [],
  isComplete: () => true,
  unreadable: () => [],
};
const eu = { name: 'eu', model };
const planeNamed = (name: string): ModelRef => ({
  controlPlane: 'eu',
  kind: 'dataPlane',
  name,
});
const openSearch = { url: 'https://logs:9200' };
const prometheus = { url: 'https://metrics/prometheus' };

function read(observability: object[]) {
  const data = JSON.parse(JSON.stringify({ fourplane: { observability } }));
  const config = mockServices.rootConfig({ data });
  return {
    metrics: PlanePrometheuses.fromConfig(config, ['eu']),
    archives: LogArchives.fromConfig(config, ['eu']),
  };
}

const asked = {
  pods: { namespace: 'dp', labels: [], makers: [] },
  metrics: ['cpu'],
  byPod: false,
  times: { start: 0, stepSeconds: 60, count: 1 },
} as const;

describe('what fourplane.observability says of Prometheus', () => {
  it('stands beside OpenSearch, in the same entry or in another', () => {
    const { metrics, archives } = read([
      { openSearch, prometheus },
      { plane: { name: 'logs' }, openSearch },
      { plane: { name: 'metrics' }, prometheus: { ...prometheus, token: 't' } },
    ]);
    expect(metrics.problemsOf('eu')).toEqual([]);
    expect(archives.problemsOf('eu')).toEqual([]);
    const whole = metrics.metricsOf(eu);
    expect(whole).toBeDefined();
    expect(metrics.metricsOf(eu, planeNamed('logs'))).toBe(whole);
    expect(metrics.metricsOf(eu, planeNamed('metrics'))).not.toBe(whole);
    expect(archives.archiveOf(eu, planeNamed('metrics'))).toBe(
      archives.archiveOf(eu),
    );
  });

  it('is told where it is wrong, in place of the metrics, and harms no logs', async () => {
    const { metrics, archives } = read([
      {
        openSearch,
        prometheus: { ...prometheus, username: 'u', pass: 'hush' },
      },
    ]);
    expect(archives.problemsOf('eu')).toEqual([]);
    const wheres = metrics.problemsOf('eu').map(({ where }) => where);
    expect(wheres).toContain('fourplane.observability[0].prometheus');
    const { signal } = new AbortController();
    const reply = await metrics.metricsOf(eu)?.read(asked, { signal });
    expect(reply?.metrics.cpu).toMatchObject({
      reason: 'misconfigured',
      what: expect.stringContaining('The configuration is not valid'),
    });
    expect(JSON.stringify(metrics.problemsOf('eu'))).not.toContain('hush');
  });

  it.each([
    [{ labels: { 'a-b': 'c' } }, '.labels.a-b'],
    [{ labels: { cluster: 7 } }, '.labels.cluster'],
    [{ url: 'http://metrics', token: 'hush' }, '.url'],
    [{ index: 'x' }, ''],
  ])('is checked: %j', (more, where) => {
    const { metrics } = read([{ prometheus: { ...prometheus, ...more } }]);
    expect(metrics.problemsOf('eu')).toMatchObject([
      { where: `fourplane.observability[0].prometheus${where}` },
    ]);
  });

  it('is said of nothing where an entry names no server', () => {
    const { metrics } = read([{ plane: { name: 'one' } }]);
    expect(metrics.problemsOf('eu')).toMatchObject([
      { what: expect.stringContaining('needs one of openSearch, prometheus') },
    ]);
  });
});
