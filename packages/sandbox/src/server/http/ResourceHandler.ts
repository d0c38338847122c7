// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { TokenAuthenticator } from '../auth/TokenAuthenticator';
import type { ResourceType } from '../resources/ResourceType';
import type { ObjectStore } from '../store/ObjectStore';
import type { WatchHub } from '../watch/WatchHub';
import type { ObjectRemover } from '../write/ObjectRemover';
import type { ObjectWriter } from '../write/ObjectWriter';
import { DeleteHandler } from './DeleteHandler';
import type { Exchange } from './Exchange';
import type { PodLogHandler } from './PodLogHandler';
import { ReadHandler } from './ReadHandler';
import type { ResourceRequest } from './ResourceRequest';
import { ScaleHandler } from './ScaleHandler';
import { checkForm } from './shapeAnswer';
import { WriteHandler } from './WriteHandler';

const ENDPOINTS_WARNING =
  'v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice';

/** What the handler works on. */
export interface ResourceHandlerOptions {
  readonly store: ObjectStore;
  readonly writer: ObjectWriter;
  readonly remover: ObjectRemover;
  readonly watches: WatchHub;
  readonly authenticator: TokenAuthenticator;
  readonly podLogs: PodLogHandler;
}

/** Answers requests about resources: read, write, delete, list and watch. */
export class ResourceHandler {
  readonly #reads: ReadHandler;
  readonly #writes: WriteHandler;
  readonly #deletes: DeleteHandler;

  private constructor(options: ResourceHandlerOptions) {
    const scales = ScaleHandler.create(options);
    this.#reads = ReadHandler.create({ ...options, scales });
    this.#writes = WriteHandler.create({ ...options, scales });
    this.#deletes = DeleteHandler.create(options);
  }

  static create(options: ResourceHandlerOptions): ResourceHandler {
    return new ResourceHandler(options);
  }

  async handle(
    exchange: Exchange,
    request: ResourceRequest,
    type: ResourceType,
  ): Promise<void> {
    if (type.schema?.goType === 'core.v1.Endpoints') {
      exchange.warn(ENDPOINTS_WARNING);
    }
    if (request.verb !== 'delete') {
      checkForm(exchange.form, request, type);
    }
    switch (request.verb) {
      case 'get':
        return this.#reads.get(exchange, request, type);
      case 'list':
        return this.#reads.list(exchange, request, type);
      case 'watch':
        return this.#reads.watch(exchange, request, type);
      case 'create':
        return this.#writes.create(exchange, request, type);
      case 'update':
        return this.#writes.update(exchange, request, type);
      case 'patch':
        return this.#writes.patch(exchange, request, type);
      case 'delete':
        return this.#deletes.delete(exchange, request, type);
      default:
        return this.#deletes.deleteCollection(exchange, request, type);
    }
  }
}
