// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { TokenAuthenticator } from '../auth/TokenAuthenticator';
import type { ResourceType } from '../resources/ResourceType';
import { apiVersionOf, collectionKey } from '../resources/ResourceType';
import {
  listPage,
  parseResourceVersion,
  validateListOptions,
} from '../store/listOptions';
import type { ObjectStore } from '../store/ObjectStore';
import { parseSelection } from '../store/Selection';
import { listItemJson } from '../store/serialiseObject';
import { storageKey } from '../store/StoredObject';
import type { WatchHub } from '../watch/WatchHub';
import { mediaTypeOf } from '../write/decodeBody';
import type { ObjectRemover } from '../write/ObjectRemover';
import type { ObjectWriter, WriteTarget } from '../write/ObjectWriter';
import type { DeleteOptions } from '../write/WriteOptions';
import { parseDeleteOptions, parseDryRun } from '../write/WriteOptions';
import type { Exchange } from './Exchange';
import { negotiateFormat } from './Exchange';
import { PostedSubresources, success } from './PostedSubresources';
import type { ResourceRequest } from './ResourceRequest';
import { parsePatch } from '../write/parsePatch';
import { methodNotAllowed, notFound, StatusError } from './StatusError';

const LONGEST_WATCH_SECONDS = 3600;

/** What the handler works on. */
export interface ResourceHandlerOptions {
  readonly store: ObjectStore;
  readonly writer: ObjectWriter;
  readonly remover: ObjectRemover;
  readonly watches: WatchHub;
  readonly authenticator: TokenAuthenticator;
}

/** Answers requests about resources: read, write, delete, list and watch. */
export class ResourceHandler {
  readonly #options: ResourceHandlerOptions;
  readonly #subresources: PostedSubresources;

  private constructor(options: ResourceHandlerOptions) {
    this.#options = options;
    this.#subresources = PostedSubresources.create(options);
  }

  static create(options: ResourceHandlerOptions): ResourceHandler {
    return new ResourceHandler(options);
  }

  async handle(
    exchange: Exchange,
    request: ResourceRequest,
    type: ResourceType,
  ): Promise<void> {
    if (request.verb !== 'delete') {
      negotiateFormat(exchange.request.headers.accept);
    }
    switch (request.verb) {
      case 'get':
        return this.#get(exchange, request, type);
      case 'list':
        return this.#list(exchange, request, type);
      case 'watch':
        return this.#watch(exchange, request, type);
      case 'create':
        return this.#create(exchange, request, type);
      case 'update':
        return this.#update(exchange, request, type);
      case 'patch':
        return this.#patch(exchange, request, type);
      case 'delete':
        return this.#delete(exchange, request, type);
      default:
        return this.#deleteCollection(exchange, request, type);
    }
  }

  #get(exchange: Exchange, request: ResourceRequest, type: ResourceType): void {
    if (request.subresource && request.subresource !== 'status') {
      this.#refuseSubresource(request, type);
    }
    const { json } = this.#options.writer.current({
      type,
      namespace: request.namespace,
      name: request.name ?? '',
    });
    exchange.sendJsonText(200, json);
  }

  async #list(
    exchange: Exchange,
    request: ResourceRequest,
    type: ResourceType,
  ): Promise<void> {
    const selection = parseSelection(type, request.namespace, request.query);
    const page = listPage(this.#options.store, type, selection, request.query);
    const metadata = {
      ...(page.continueToken ? { continue: page.continueToken } : {}),
      ...(page.remaining === undefined
        ? {}
        : { remainingItemCount: page.remaining }),
      resourceVersion: String(page.version),
    };
    const identity = JSON.stringify({
      apiVersion: apiVersionOf(type),
      kind: type.listKind,
      metadata,
    });
    const head = `${identity.slice(0, -1)},"items":`;
    const texts = function* texts() {
      for (const { json, object } of page.items) {
        yield type.custom ? json : listItemJson(json, object);
      }
    };
    await exchange.sendList(head, texts());
  }

  #watch(
    exchange: Exchange,
    request: ResourceRequest,
    type: ResourceType,
  ): void {
    const { query } = request;
    validateListOptions(query);
    const isTrue = (name: string) =>
      ['true', '1'].includes(query.get(name) ?? '');
    const asked = Number(query.get('timeoutSeconds') ?? 0);
    exchange.record.answered(200);
    this.#options.watches.open({
      type,
      selection: parseSelection(type, request.namespace, query),
      fromVersion: parseResourceVersion(query.get('resourceVersion')),
      sendInitialEvents: isTrue('sendInitialEvents'),
      allowBookmarks: isTrue('allowWatchBookmarks'),
      timeoutSeconds:
        asked > 0
          ? Math.min(asked, LONGEST_WATCH_SECONDS)
          : LONGEST_WATCH_SECONDS / 2 + Math.random() * 1800,
      token: exchange.token,
      response: exchange.response,
      wrote: bytes => exchange.record.wrote(bytes),
    });
  }

  async #create(
    exchange: Exchange,
    request: ResourceRequest,
    type: ResourceType,
  ): Promise<void> {
    const body = await exchange.readObject(type.kind);
    if (request.subresource) {
      const posted = this.#subresources.post(request, type, body);
      exchange.sendJson(201, posted ?? this.#refuseSubresource(request, type));
      return;
    }
    if (request.name && !type.custom) {
      throw methodNotAllowed();
    }
    const written = this.#options.writer.create(
      this.#target(request, type, 'CreateOptions'),
      body,
    );
    exchange.sendJsonText(201, written.json);
  }

  async #update(
    exchange: Exchange,
    request: ResourceRequest,
    type: ResourceType,
  ): Promise<void> {
    if (!request.name) {
      throw methodNotAllowed();
    }
    const body = await exchange.readObject(type.kind);
    const written = this.#options.writer.update(
      this.#target(request, type, 'UpdateOptions'),
      body,
    );
    exchange.sendJsonText(200, written.json);
  }

  async #patch(
    exchange: Exchange,
    request: ResourceRequest,
    type: ResourceType,
  ): Promise<void> {
    if (!request.name) {
      throw methodNotAllowed();
    }
    const mediaType = mediaTypeOf(exchange.request.headers['content-type']);
    const text = await exchange.readBody();
    const target = this.#target(request, type, 'PatchOptions');
    const change = parsePatch(type, mediaType, text);
    const written = this.#options.writer.patch(target, change);
    exchange.sendJsonText(200, written.json);
  }

  async #deleteOptions(
    exchange: Exchange,
    request: ResourceRequest,
  ): Promise<DeleteOptions> {
    const hasBody =
      exchange.request.headers['transfer-encoding'] !== undefined ||
      Number(exchange.request.headers['content-length'] ?? 0) > 0;
    const body = hasBody
      ? await exchange.readObject('DeleteOptions')
      : undefined;
    return parseDeleteOptions(request.query, body);
  }

  async #delete(
    exchange: Exchange,
    request: ResourceRequest,
    type: ResourceType,
  ): Promise<void> {
    const options = await this.#deleteOptions(exchange, request);
    const name = request.name ?? '';
    if (request.subresource) {
      throw methodNotAllowed();
    }
    const removal = this.#options.remover.remove(
      type,
      request.namespace,
      name,
      options,
    );
    if (removal.outcome === 'terminating') {
      exchange.sendJsonText(200, removal.object.json);
      return;
    }
    exchange.sendJson(200, {
      ...success(),
      details: {
        name,
        ...(type.group ? { group: type.group } : {}),
        kind: type.plural,
        uid: removal.last.object.metadata.uid,
      },
    });
  }

  async #deleteCollection(
    exchange: Exchange,
    request: ResourceRequest,
    type: ResourceType,
  ): Promise<void> {
    const options = await this.#deleteOptions(exchange, request);
    const selection = parseSelection(type, request.namespace, request.query);
    const { store, remover } = this.#options;
    const chosen = store
      .list(collectionKey(type))
      .filter(each => selection.matches(each.object));
    for (const { object } of chosen) {
      remover.remove(
        type,
        object.metadata.namespace,
        object.metadata.name,
        options,
      );
    }
    exchange.sendJson(200, {
      apiVersion: apiVersionOf(type),
      kind: type.listKind,
      metadata: { resourceVersion: String(store.version) },
      items: chosen.map(each => each.object),
    });
  }

  #target(
    request: ResourceRequest,
    type: ResourceType,
    optionsKind: string,
  ): WriteTarget {
    const { subresource } = request;
    if (
      subresource !== undefined &&
      subresource !== 'status' &&
      subresource !== 'finalize'
    ) {
      return this.#refuseSubresource(request, type);
    }
    return {
      type,
      namespace: request.namespace,
      name: request.name ?? '',
      subresource,
      dryRun: parseDryRun(request.query.getAll('dryRun'), optionsKind),
    };
  }

  /** A subresource without an answer: 404 about the object, as for `scale` on a custom resource. */
  #refuseSubresource(request: ResourceRequest, type: ResourceType): never {
    const name = request.name ?? '';
    const found = this.#options.store.get(
      collectionKey(type),
      storageKey(request.namespace, name),
    );
    if (found && request.subresource === 'log') {
      throw new StatusError({
        code: 501,
        reason: 'NotImplemented',
        message: 'the sandbox keeps no pod logs yet',
      });
    }
    throw notFound(type, name);
  }
}
