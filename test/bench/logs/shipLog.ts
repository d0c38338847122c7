// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { dataPlaneNamespace } from '@fourplane/sandbox';
import { BenchedLog, environment, project, tenant } from './benchedLogs';

const keyword = { type: 'keyword' };
const labels = ['namespace', 'project', 'component', 'environment'];
/** Few enough that a connection is never idle for so long that the server gives it up. */
const BATCH = 2_000;

/** As OpenChoreo 1.x declares it. */
const mappings = {
  dynamic: false,
  properties: {
    '@timestamp': { type: 'date' },
    log: { type: 'wildcard' },
    kubernetes: {
      properties: {
        container_name: keyword,
        namespace_name: keyword,
        pod_name: keyword,
        labels: {
          properties: Object.fromEntries(
            labels.map(label => [`openchoreo_dev/${label}`, keyword]),
          ),
        },
      },
    },
  },
};

/** Makes the archive one that has this log and no other. */
export async function shipLog(
  url: string,
  { component, lines, spreadMs }: BenchedLog,
): Promise<void> {
  const last = Date.now() - 60_000;
  const index = `container-logs-${new Date(last).toISOString().slice(0, 10)}`;
  const send = async (method: string, path: string, body?: string) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${url}${path}`, { method, body, headers });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${text}`);
    }
  };
  await send('DELETE', `/${index}?ignore_unavailable=true`);
  await send('PUT', `/${index}`, JSON.stringify({ mappings }));
  for (let from = 0; from < lines; from += BATCH) {
    const size = Math.min(BATCH, lines - from);
    const bulk = Array.from({ length: size }, (_, place) => {
      const count = from + place;
      const at = last - Math.floor((spreadMs * count) / lines);
      return `{"index":{}}\n${documentOf(component, count, at)}\n`;
    });
    await send('POST', `/${index}/_bulk?refresh=true`, bulk.join(''));
  }
}

function documentOf(component: string, count: number, time: number): string {
  const at = new Date(time).toISOString();
  return JSON.stringify({
    '@timestamp': at,
    time: `${at.slice(0, -1)}000000Z`,
    stream: 'stdout',
    log: `level=info msg="request ${count}" path=/cart status=200`,
    kubernetes: {
      namespace_name: dataPlaneNamespace(tenant, project, environment),
      pod_name: `${component}-1`,
      container_name: 'main',
      labels: {
        'openchoreo_dev/namespace': tenant,
        'openchoreo_dev/project': project,
        'openchoreo_dev/component': component,
        'openchoreo_dev/environment': environment,
      },
    },
  });
}
