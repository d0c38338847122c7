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
import { notServed } from './StatusError';

/** What is answered with 200 and `ok`. */
const HEALTH = /^\/(healthz|livez|readyz)(\/.*)?$/;

/** What the handler tells of. */
export interface PathHandlerOptions {
  readonly registry: ResourceRegistry;
  /** Host and port of the server. */
  readonly address: string;
}

const OPENAPI = 'openapi/v3';

/** Answers that nothing is there; in the server's own groups with a Status, elsewhere with a line. */
export function sendNothingHere(exchange: Exchange, isOwn: boolean): void {
  if (isOwn) {
    throw notServed();
  }
  exchange.sendText(404, '404 page not found\n');
}

/** Answers discovery, OpenAPI, version and health; everything else is not found. */
export class PathHandler {
  readonly #registry: ResourceRegistry;
  readonly #address: string;

  private constructor(options: PathHandlerOptions) {
    this.#registry = options.registry;
    this.#address = options.address;
  }

  static create(options: PathHandlerOptions): PathHandler {
    return new PathHandler(options);
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
    const [root, second] = path.split('/').filter(Boolean);
    if (found && path === `/${OPENAPI}`) {
      exchange.sendText(200, JSON.stringify(found));
    } else if (found) {
      exchange.sendJson(200, found);
    } else if (path.startsWith(`/${OPENAPI}/`)) {
      exchange.response.writeHead(404).end();
      exchange.record.answered(404);
    } else {
      const isOwn =
        root === 'api' ||
        (root === 'apis' && this.#registry.isBuiltIn(second ?? ''));
      sendNothingHere(exchange, isOwn);
    }
  }

  #describe(path: string): JsonObject | undefined {
    const registry = this.#registry;
    const parts = path.split('/').filter(Boolean).map(decodeURIComponent);
    switch (parts.join('/')) {
      case 'version':
        return versionDescription();
      case 'api':
        return coreVersions(this.#address);
      case 'apis':
        return groupList(registry);
      case OPENAPI:
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
