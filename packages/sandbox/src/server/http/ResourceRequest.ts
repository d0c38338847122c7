// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** What a request wants done, in the words of RBAC. */
export type Verb =
  | 'get'
  | 'list'
  | 'watch'
  | 'create'
  | 'update'
  | 'patch'
  | 'delete'
  | 'deletecollection';

/** A request about a resource, read off its path, method and query. */
export interface ResourceRequest {
  readonly about: 'resource';
  readonly verb: Verb;
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  readonly subresource: string | undefined;
  readonly query: URLSearchParams;
}

/** A request about anything else: discovery, health, the sandbox's own pages. */
export interface PathRequest {
  readonly about: 'path';
  readonly verb: string;
  readonly path: string;
  readonly query: URLSearchParams;
}

const NAMESPACE_SUBRESOURCES = new Set(['status', 'finalize']);

interface Place {
  group: string;
  version: string;
  plural: string;
  namespace: string | undefined;
  name: string | undefined;
  subresource: string | undefined;
}

function placeOf(path: string): Place | undefined {
  const parts = path.split('/').filter(Boolean).map(decodeURIComponent);
  const isCore = parts[0] === 'api';
  if (!isCore && parts[0] !== 'apis') {
    return undefined;
  }
  const [group, version, ...rest] = isCore
    ? ['', ...parts.slice(1)]
    : parts.slice(1);
  if (!version || rest.length === 0) {
    return undefined;
  }
  const isScoped =
    rest[0] === 'namespaces' &&
    rest.length > 2 &&
    !NAMESPACE_SUBRESOURCES.has(rest[2]);
  const [plural, name, subresource] = isScoped ? rest.slice(2) : rest;
  return {
    group,
    version,
    plural,
    name,
    subresource,
    namespace: isScoped ? rest[1] : undefined,
  };
}

function verbOf(
  method: string,
  isNamed: boolean,
  query: URLSearchParams,
): Verb | undefined {
  const watches = ['true', '1'].includes(query.get('watch') ?? '');
  switch (method) {
    case 'GET':
    case 'HEAD':
      if (isNamed) {
        return 'get';
      }
      return watches ? 'watch' : 'list';
    case 'POST':
      return 'create';
    case 'PUT':
      return 'update';
    case 'PATCH':
      return 'patch';
    case 'DELETE':
      return isNamed ? 'delete' : 'deletecollection';
    default:
      return undefined;
  }
}

/** Reads a request line. */
export function parseRequest(
  method: string,
  url: string,
): ResourceRequest | PathRequest {
  const at = url.indexOf('?');
  const path = at < 0 ? url : url.slice(0, at);
  const query = new URLSearchParams(at < 0 ? '' : url.slice(at + 1));
  const place = placeOf(path);
  const verb = place && verbOf(method, place.name !== undefined, query);
  return place && verb
    ? { about: 'resource', verb, query, ...place }
    : { about: 'path', verb: method.toLowerCase(), path, query };
}
