// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** A line as a shipper has it. */
export interface ShippedLine {
  /** With nanoseconds. */
  readonly at: string;
  readonly text: string;
  readonly pod?: string;
  readonly container?: string;
  readonly namespace?: string;
  readonly uid?: string;
  /** Of its pod; keys as the shipper writes them. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly more?: Readonly<Record<string, unknown>>;
}

/** What Fluent Bit makes of it. */
export function logDocument(line: ShippedLine): Record<string, unknown> {
  const { at, text, pod = 'run-1', container = 'main', more } = line;
  return {
    '@timestamp': `${at.slice(0, 23)}Z`,
    time: at,
    stream: 'stdout',
    log: text,
    kubernetes: {
      namespace_name: line.namespace ?? 'ci',
      pod_name: pod,
      container_name: container,
      pod_id: line.uid ?? 'uid-1',
      labels: line.labels ?? { 'openchoreo_dev/component-uid': 'c' },
    },
    ...more,
  };
}

/** The mapping that OpenChoreo 1.x declares; earlier generations leave it to OpenSearch. */
export const declaredMappings = {
  dynamic: false,
  properties: {
    '@timestamp': { type: 'date' },
    log: { type: 'wildcard' },
    kubernetes: {
      properties: {
        container_name: { type: 'keyword' },
        namespace_name: { type: 'keyword' },
        pod_name: { type: 'keyword' },
      },
    },
  },
};

const keyword = { type: 'keyword' };

/** {@link declaredMappings} with the labels that OpenChoreo 1.x declares. */
export const labelledMappings = {
  ...declaredMappings,
  properties: {
    ...declaredMappings.properties,
    kubernetes: {
      properties: {
        ...declaredMappings.properties.kubernetes.properties,
        labels: {
          properties: {
            'openchoreo_dev/namespace': keyword,
            'openchoreo_dev/project': keyword,
            'openchoreo_dev/component': keyword,
            'openchoreo_dev/environment': keyword,
          },
        },
      },
    },
  },
};

/** A mapping without a field for whole values. */
export const textOnlyMappings = {
  properties: {
    '@timestamp': { type: 'date' },
    kubernetes: {
      properties: {
        container_name: { type: 'text' },
        namespace_name: { type: 'text' },
        pod_name: { type: 'text' },
      },
    },
  },
};

/** Makes an index, unless its documents shall. */
export async function createIndex(
  server: { readonly url: string },
  index: string,
  body: object,
): Promise<void> {
  await send(server, 'PUT', `/${index}`, JSON.stringify(body));
}

/** Writes lines to an index in this order. */
export async function ship(
  server: { readonly url: string },
  index: string,
  lines: readonly ShippedLine[],
): Promise<void> {
  const bulk = lines.flatMap(line => [
    JSON.stringify({ index: { _index: index } }),
    JSON.stringify(logDocument(line)),
  ]);
  await send(server, 'POST', '/_bulk?refresh=true', `${bulk.join('\n')}\n`);
}

async function send(
  server: { readonly url: string },
  method: string,
  path: string,
  body: string,
): Promise<void> {
  const response = await fetch(`${server.url}${path}`, {
    method,
    body,
    headers: { 'content-type': 'application/json' },
  });
  if (!response.ok) {
    throw new Error(`${method} ${path}: ${await response.text()}`);
  }
}
