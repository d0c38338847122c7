// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { TokenAuthenticator } from '../auth/TokenAuthenticator';
import { builtInWarnings } from '../builtIn/builtInWarnings';
import type { ResourceType, ScalePaths } from '../resources/ResourceType';
import type { ObjectStore } from '../store/ObjectStore';
import { mediaTypeOf } from '../write/decodeBody';
import { checkIdentity } from '../write/decodeObject';
import { FieldCheck, parseFieldValidation } from '../write/FieldCheck';
import type { ObjectRemover } from '../write/ObjectRemover';
import type { ObjectWriter } from '../write/ObjectWriter';
import {
  APPLY,
  checkPatchType,
  parseApplied,
  parsePatch,
} from '../write/parsePatch';
import {
  parseDryRun,
  parseFieldManager,
  parseForce,
} from '../write/WriteOptions';
import type { WriteTarget } from '../write/WriteTarget';
import type { Exchange } from './Exchange';
import { PostedSubresources } from './PostedSubresources';
import type { ResourceRequest } from './ResourceRequest';
import type { ScaleHandler } from './ScaleHandler';
import { scaleType } from './ScaleHandler';
import { sendObject } from './shapeAnswer';
import { badRequest, methodNotAllowed, notCreatable } from './StatusError';
import { hasPart, noSubresource } from './subresources';

/** What the handler works on. */
export interface WriteHandlerOptions {
  readonly store: ObjectStore;
  readonly writer: ObjectWriter;
  readonly remover: ObjectRemover;
  readonly authenticator: TokenAuthenticator;
  readonly scales: ScaleHandler;
}

const named = (request: ResourceRequest, type: ResourceType) => {
  if (!request.name) {
    throw type.custom
      ? badRequest('name must be provided')
      : methodNotAllowed();
  }
};

/** Answers creates, updates and patches. */
export class WriteHandler {
  readonly #options: WriteHandlerOptions;
  readonly #subresources: PostedSubresources;

  private constructor(options: WriteHandlerOptions) {
    this.#options = options;
    this.#subresources = PostedSubresources.create(options);
  }

  static create(options: WriteHandlerOptions): WriteHandler {
    return new WriteHandler(options);
  }

  async create(
    exchange: Exchange,
    request: ResourceRequest,
    type: ResourceType,
  ): Promise<void> {
    const check = this.#check(exchange, request, 'CreateOptions');
    const { subresource } = request;
    const decoded = await exchange.readDecoded(type.kind);
    if (subresource) {
      if (type.custom && hasPart(type, subresource)) {
        throw notCreatable(type, 'create');
      }
      const posted = this.#subresources.post(request, type, decoded.object);
      if (posted) {
        exchange.sendJson(201, posted);
        return;
      }
      throw type.subresources.some(each => each === subresource)
        ? methodNotAllowed()
        : noSubresource(request, type);
    }
    if (request.name && !type.custom) {
      throw methodNotAllowed();
    }
    checkIdentity(type, decoded);
    const target = this.#target(exchange, request, type, 'CreateOptions');
    check.checkBody(type, decoded.object, decoded.duplicates);
    const written = this.#options.writer.create(target, decoded.object);
    if (!type.custom) {
      builtInWarnings(type, written.object).forEach(text =>
        exchange.warn(text),
      );
    }
    sendObject(exchange, request, type, 201, written);
  }

  async update(
    exchange: Exchange,
    request: ResourceRequest,
    type: ResourceType,
  ): Promise<void> {
    named(request, type);
    const check = this.#check(exchange, request, 'UpdateOptions');
    const paths = request.subresource === 'scale' ? type.scale : undefined;
    const written = paths ? scaleType : type;
    const decoded = await exchange.readDecoded(written.kind);
    checkIdentity(written, decoded);
    const target = this.#target(exchange, request, type, 'UpdateOptions');
    check.checkBody(written, decoded.object, decoded.duplicates);
    if (paths) {
      const { scales } = this.#options;
      const scale = scales.write(target, paths, () => decoded.object);
      sendObject(exchange, request, scaleType, 200, scale);
      return;
    }
    const object = this.#options.writer.update(target, decoded.object);
    sendObject(exchange, request, type, 200, object);
  }

  async patch(
    exchange: Exchange,
    request: ResourceRequest,
    type: ResourceType,
  ): Promise<void> {
    named(request, type);
    const { writer } = this.#options;
    const mediaType = mediaTypeOf(exchange.request.headers['content-type']);
    checkPatchType(type, mediaType);
    const text = await exchange.readBody();
    const target = this.#target(exchange, request, type, 'PatchOptions');
    const check = this.#check(exchange, request, 'PatchOptions');
    const force = parseForce(request.query, mediaType === APPLY);
    if (request.subresource === 'scale' && type.scale) {
      this.#patchScale(exchange, request, target, type.scale, {
        mediaType,
        text,
        check,
        force,
      });
      return;
    }
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

  #patchScale(
    exchange: Exchange,
    request: ResourceRequest,
    target: WriteTarget,
    paths: ScalePaths,
    patch: {
      readonly mediaType: string;
      readonly text: string;
      readonly check: FieldCheck;
      readonly force: boolean;
    },
  ): void {
    const { scales } = this.#options;
    const { mediaType, text, check, force } = patch;
    const written =
      mediaType === APPLY
        ? scales.apply(
            target,
            paths,
            parseApplied(scaleType, target, text, check),
            force,
          )
        : scales.write(
            target,
            paths,
            parsePatch(scaleType, mediaType, text, check),
          );
    sendObject(exchange, request, scaleType, 200, written);
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
    const isScale = subresource === 'scale' && type.scale !== undefined;
    if (subresource !== undefined && !isScale && !hasPart(type, subresource)) {
      throw noSubresource(request, type);
    }
    return {
      type,
      namespace: request.namespace,
      name: request.name ?? '',
      // one of those that were let through
      subresource: subresource as WriteTarget['subresource'],
      dryRun: parseDryRun(request.query.getAll('dryRun'), optionsKind),
      manager: parseFieldManager(
        request.query,
        optionsKind,
        exchange.request.headers['user-agent'],
      ),
    };
  }
}
