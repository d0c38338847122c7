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
import { canonicalObject } from '../store/serialiseObject';
import type { StoredObject } from '../store/StoredObject';
import { storageKey } from '../store/StoredObject';
import type { WatchHub } from '../watch/WatchHub';
import { mediaTypeOf } from '../write/decodeBody';
import type { ObjectRemover } from '../write/ObjectRemover';
import type {
  ObjectWriter,
  WriteTarget,
  WrittenObject,
} from '../write/ObjectWriter';
import { timestamp } from '../write/ObjectWriter';
import { FieldCheck, parseFieldValidation } from '../write/FieldCheck';
import {
  APPLY,
  checkPatchType,
  parseApplied,
  parsePatch,
} from '../write/parsePatch';
import type { DeleteOptions } from '../write/WriteOptions';
import {
  parseDeleteOptions,
  parseDryRun,
  parseFieldManager,
  parseForce,
} from '../write/WriteOptions';
import type { Exchange } from './Exchange';
import { checkForm, sendObject, shapeList, watchShape } from './shapeAnswer';
import { PostedSubresources, success } from './PostedSubresources';
import type { ResourceRequest } from './ResourceRequest';
import {
  badRequest,
  forbidden,
  methodNotAllowed,
  notCreatable,
  notFound,
  StatusError,
} from './StatusError';

const LONGEST_WATCH_SECONDS = 3600;
const LASTING_NAMESPACES = ['default', 'kube-public', 'kube-system'];

/** Whether a part of the objects can be read and written apart. */
const hasPart = (type: ResourceType, subresource: string) =>
  ['status', 'finalize'].includes(subresource) &&
  type.subresources.some(each => each === subresource);

/** A deleted pod as it is answered: ended without a grace period. */
function lastOfPod({ object }: StoredObject): WrittenObject {
  const last = canonicalObject({
    ...object,
    metadata: {
      ...object.metadata,
      deletionTimestamp: timestamp(),
      deletionGracePeriodSeconds: 0,
    },
  });
  return { object: last, json: JSON.stringify(last) };
}

const isLasting = (type: ResourceType, name: string) =>
  type.group === '' &&
  type.kind === 'Namespace' &&
  LASTING_NAMESPACES.includes(name);

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
      checkForm(exchange.form, request, type);
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
    if (request.subresource && !hasPart(type, request.subresource)) {
      this.#refuseSubresource(request, type);
    }
    const found = this.#options.writer.current({
      type,
      namespace: request.namespace,
      name: request.name ?? '',
    });
    sendObject(exchange, request, type, 200, found);
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
    const { head, items } = shapeList(
      exchange.form,
      request,
      type,
      metadata,
      page.items,
    );
    await exchange.sendList(head, items);
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
      shape: watchShape(exchange.form, request, type),
    });
  }

  async #create(
    exchange: Exchange,
    request: ResourceRequest,
    type: ResourceType,
  ): Promise<void> {
    const check = this.#check(exchange, request, 'CreateOptions');
    const { object: body, duplicates } = await exchange.readDecoded(type.kind);
    if (request.subresource) {
      if (type.custom && hasPart(type, request.subresource)) {
        throw notCreatable(type);
      }
      const posted = this.#subresources.post(request, type, body);
      exchange.sendJson(201, posted ?? this.#refuseSubresource(request, type));
      return;
    }
    if (request.name && !type.custom) {
      throw methodNotAllowed();
    }
    const target = this.#target(exchange, request, type, 'CreateOptions');
    check.checkBody(type, body, duplicates);
    const written = this.#options.writer.create(target, body);
    sendObject(exchange, request, type, 201, written);
  }

  async #update(
    exchange: Exchange,
    request: ResourceRequest,
    type: ResourceType,
  ): Promise<void> {
    if (!request.name) {
      throw badRequest('name must be provided');
    }
    const check = this.#check(exchange, request, 'UpdateOptions');
    const { object: body, duplicates } = await exchange.readDecoded(type.kind);
    const target = this.#target(exchange, request, type, 'UpdateOptions');
    check.checkBody(type, body, duplicates);
    const written = this.#options.writer.update(target, body);
    sendObject(exchange, request, type, 200, written);
  }

  async #patch(
    exchange: Exchange,
    request: ResourceRequest,
    type: ResourceType,
  ): Promise<void> {
    if (!request.name) {
      throw badRequest('name must be provided');
    }
    const { writer } = this.#options;
    const mediaType = mediaTypeOf(exchange.request.headers['content-type']);
    checkPatchType(type, mediaType);
    const text = await exchange.readBody();
    const target = this.#target(exchange, request, type, 'PatchOptions');
    const check = this.#check(exchange, request, 'PatchOptions');
    const force = parseForce(request.query, mediaType === APPLY);
    if (mediaType !== APPLY) {
      const change = parsePatch(type, mediaType, text, check);
      const patched = writer.patch(target, change);
      sendObject(exchange, request, type, 200, patched);
      return;
    }
    const applied = parseApplied(type, target, text, check);
    const written = writer.apply(target, applied, force);
    sendObject(exchange, request, type, written.created ? 201 : 200, written);
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
    if (isLasting(type, name)) {
      throw forbidden(type, name, 'this namespace may not be deleted');
    }
    const removal = this.#options.remover.remove(
      type,
      request.namespace,
      name,
      options,
    );
    if (removal.outcome === 'terminating') {
      sendObject(exchange, request, type, 200, removal.object);
      return;
    }
    if (type.group === '' && type.kind === 'Pod') {
      sendObject(exchange, request, type, 200, lastOfPod(removal.last));
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
      metadata: {
        ...(type.custom ? { continue: '' } : {}),
        resourceVersion: String(store.version),
      },
      items: chosen.map(each => each.object),
    });
  }

  #check(
    exchange: Exchange,
    request: ResourceRequest,
    optionsKind: string,
  ): FieldCheck {
    return FieldCheck.create({
      mode: parseFieldValidation(request.query, optionsKind),
      warn: text => exchange.warn(text),
    });
  }

  #target(
    exchange: Exchange,
    request: ResourceRequest,
    type: ResourceType,
    optionsKind: string,
  ): WriteTarget {
    const { subresource } = request;
    if (subresource !== undefined && !hasPart(type, subresource)) {
      return this.#refuseSubresource(request, type);
    }
    return {
      type,
      namespace: request.namespace,
      name: request.name ?? '',
      // one of the two that hasPart knows
      subresource: subresource as WriteTarget['subresource'],
      dryRun: parseDryRun(request.query.getAll('dryRun'), optionsKind),
      manager: parseFieldManager(
        request.query,
        optionsKind,
        exchange.request.headers['user-agent'],
      ),
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
