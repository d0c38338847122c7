// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { RbacAuthorizer } from '../auth/RbacAuthorizer';
import { answerFaultRequest } from '../faults/answerFaultRequest';
import type { Faults } from '../faults/Faults';
import type { ResourceRegistry } from '../resources/ResourceRegistry';
import { answerReview } from './answerReview';
import type { Exchange } from './Exchange';
import type { PathHandler } from './PathHandler';
import { sendNothingHere } from './PathHandler';
import type { ResourceHandler } from './ResourceHandler';
import type { PathRequest, ResourceRequest } from './ResourceRequest';
import { methodNotAllowed } from './StatusError';

/** Where requests can lead. */
export interface RequestRouterOptions {
  readonly registry: ResourceRegistry;
  readonly authorizer: RbacAuthorizer;
  readonly faults: Faults;
  readonly paths: PathHandler;
  readonly resources: ResourceHandler;
}

/** Leads each request to what answers it; throws 404 and 405 for one that leads nowhere. */
export class RequestRouter {
  readonly #options: RequestRouterOptions;

  private constructor(options: RequestRouterOptions) {
    this.#options = options;
  }

  static create(options: RequestRouterOptions): RequestRouter {
    return new RequestRouter(options);
  }

  async route(
    exchange: Exchange,
    wanted: ResourceRequest | PathRequest,
  ): Promise<void> {
    if (wanted.about === 'resource') {
      await this.#routeResource(exchange, wanted);
      return;
    }
    const { faults, paths } = this.#options;
    if (wanted.path.startsWith('/sandbox/')) {
      await answerFaultRequest(exchange, wanted, faults);
      return;
    }
    paths.handle(exchange, wanted);
  }

  async #routeResource(
    exchange: Exchange,
    wanted: ResourceRequest,
  ): Promise<void> {
    const { registry, authorizer, resources } = this.#options;
    const { group, version, plural, namespace, verb } = wanted;
    const type = registry.find(group, version, plural);
    const isMisplaced =
      type && namespace === undefined
        ? type.namespaced && wanted.name !== undefined
        : type && !type.namespaced;
    if (!type || isMisplaced) {
      sendNothingHere(exchange, registry.isBuiltIn(group));
      return;
    }
    if (!type.verbs.includes(verb)) {
      throw methodNotAllowed();
    }
    const needsNamespace =
      type.namespaced &&
      namespace === undefined &&
      !['list', 'watch'].includes(verb);
    if (needsNamespace && type.custom) {
      sendNothingHere(exchange, false);
      return;
    }
    if (needsNamespace) {
      throw methodNotAllowed();
    }
    if (type.verbs.length === 1) {
      await answerReview(exchange, type, authorizer);
      return;
    }
    await resources.handle(exchange, wanted, type);
  }
}
