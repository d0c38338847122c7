// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { parse } from 'yaml';
import { Endpoint } from '../objects';

/** One operation of an endpoint's API. */
export interface EndpointResource {
  kind: 'HTTP' | 'gRPC';
  service?: string;
  method: string;
  path?: string;
}

const verbs = [
  'connect',
  'delete',
  'get',
  'head',
  'options',
  'patch',
  'post',
  'put',
  'trace',
];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function ofOpenApi(content: string): EndpointResource[] {
  const document: unknown = parse(content);
  const paths = isObject(document) ? document.paths : undefined;
  return Object.entries(isObject(paths) ? paths : {}).flatMap(([path, item]) =>
    Object.keys(isObject(item) ? item : {})
      .filter(verb => verbs.includes(verb))
      .map(verb => ({ kind: 'HTTP', method: verb.toUpperCase(), path })),
  );
}

function ofProto(content: string): EndpointResource[] {
  const text = content.replace(/\/\/.*|\/\*[\s\S]*?\*\//g, '');
  const [, name] = /\bpackage\s+([\w.]+)\s*;/.exec(text) ?? [];
  const prefix = name ? `${name}.` : '';
  return text
    .split(/\bservice\s+(?=\w+\s*\{)/)
    .slice(1)
    .flatMap(part => {
      const [service] = /^\w+/.exec(part) ?? [''];
      return [...part.matchAll(/\brpc\s+(\w+)/g)].map(
        ([, method]): EndpointResource => ({
          kind: 'gRPC',
          service: prefix + service,
          method,
        }),
      );
    });
}

function readerOf({ type, schema }: Endpoint) {
  const said = schema?.type?.trim().toLowerCase() ?? '';
  if (/^(openapi|oas|swagger)/.test(said) || (!said && type === 'HTTP')) {
    return ofOpenApi;
  }
  return /^(proto|grpc)/.test(said) || (!said && type === 'gRPC')
    ? ofProto
    : undefined;
}

/** The operations an endpoint's API declares; undefined for an API that declares none or cannot be read. */
export function endpointResources(
  endpoint: Endpoint,
): EndpointResource[] | undefined {
  const read = readerOf(endpoint);
  const content = endpoint.schema?.content ?? '';
  if (!read || !content.trim()) return undefined;
  const orderOf = ({ service, path, method }: EndpointResource) =>
    [service, path, method].join('\0');
  try {
    const found = read(content).sort((a, b) =>
      orderOf(a) < orderOf(b) ? -1 : 1,
    );
    return found.length > 0 ? found : undefined;
  } catch {
    // OpenChoreo then renders as for an endpoint without an API
    return undefined;
  }
}
