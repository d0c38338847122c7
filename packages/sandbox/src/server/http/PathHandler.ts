// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from '../ApiObject';
import {
  aggregatedGroups,
  coreVersions,
  groupDescription,
  groupList,
  resourceList,
  versionDescription,
} from '../resources/discovery';
import { openapiDocument, openapiIndex } from '../resources/openapi';
import type { ResourceRegistry } from '../resources/ResourceRegistry';
import { AGGREGATED, wantsAggregated } from './AnswerForm';
import type { Exchange } from './Exchange';
import type { PathRequest } from './ResourceRequest';

/** What is answered with 200 and `ok`. */
const HEALTH = /^\/(healthz|livez|readyz)(\/.*)?$/;

/** Answers discovery, OpenAPI, version and health; everything else is not found. */
export class PathHandler {
  readonly #registry: ResourceRegistry;

  private constructor(registry: ResourceRegistry) {
    this.#registry = registry;
  }

  static create(options: { registry: ResourceRegistry }): PathHandler {
    return new PathHandler(options.registry);
  }

  handle(exchange: Exchange, request: PathRequest): void {
    const path = request.path.replace(/(.)\/$/, '$1');
    if (HEALTH.test(path)) {
      exchange.sendText(200, 'ok');
      return;
    }
    const { accept } = exchange.request.headers;
    if (
      request.verb === 'get' &&
      (path === '/api' || path === '/apis') &&
      wantsAggregated(accept)
    ) {
      const groups = aggregatedGroups(this.#registry, path === '/api');
      exchange.sendTyped(200, AGGREGATED, groups);
      return;
    }
    const found =
      request.verb === 'get' || request.verb === 'head'
        ? this.#describe(path)
        : undefined;
    if (found) {
      exchange.sendJson(200, found);
    } else {
      exchange.sendText(404, '404 page not found\n');
    }
  }

  #describe(path: string): JsonObject | undefined {
    const registry = this.#registry;
    const parts = path.split('/').filter(Boolean).map(decodeURIComponent);
    switch (parts.join('/')) {
      case 'version':
        return versionDescription();
      case 'api':
        return coreVersions('127.0.0.1');
      case 'apis':
        return groupList(registry);
      case 'openapi/v3':
        return openapiIndex(registry);
      default:
    }
    if (parts[0] === 'openapi' && parts[1] === 'v3') {
      const [root, group, version] = parts.slice(2);
      return root === 'api'
        ? openapiDocument(registry, '', group)
        : openapiDocument(registry, group, version ?? '');
    }
    if (parts[0] === 'api' && parts.length === 2) {
      return resourceList(registry, '', parts[1]);
    }
    if (parts[0] === 'apis' && parts.length === 2) {
      return groupDescription(registry, parts[1]);
    }
    return parts[0] === 'apis' && parts.length === 3
      ? resourceList(registry, parts[1], parts[2])
      : undefined;
  }
}
