// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from '../ApiObject';
import type { ResourceType } from '../resources/ResourceType';
import { apiVersionOf, collectionKey } from '../resources/ResourceType';
import { integerOption } from '../store/listOptions';
import type { ObjectStore } from '../store/ObjectStore';
import { parseSelection } from '../store/Selection';
import type { StoredObject } from '../store/StoredObject';
import type { ObjectRemover } from '../write/ObjectRemover';
import { readAs } from '../write/readAs';
import { timestamp } from '../write/timestamp';
import type { DeleteOptions } from '../write/WriteOptions';
import { parseDeleteOptions } from '../write/WriteOptions';
import type { WrittenObject } from '../write/WriteTarget';
import { writtenObject } from '../write/WriteTarget';
import type { Exchange } from './Exchange';
import { success } from './PostedSubresources';
import type { ResourceRequest } from './ResourceRequest';
import { sendObject } from './shapeAnswer';
import { forbidden, methodNotAllowed, notCreatable } from './StatusError';
import { hasPart } from './subresources';

const LASTING_NAMESPACES = ['default', 'kube-public', 'kube-system'];

/** A deleted pod as it is answered: ended without a grace period. */
function lastOfPod({ object }: StoredObject): WrittenObject {
  const { metadata } = object;
  const isKnown = metadata.deletionTimestamp !== undefined;
  return writtenObject({
    ...object,
    metadata: {
      ...metadata,
      deletionTimestamp: metadata.deletionTimestamp ?? timestamp(),
      deletionGracePeriodSeconds: 0,
      generation: (metadata.generation ?? 0) + (isKnown ? 0 : 1),
    },
  });
}

const isPod = (type: ResourceType) => type.group === '' && type.kind === 'Pod';

/** A deleted object as it stands in the answer's list: of built-in kinds without what they are. */
function listItem(type: ResourceType, stored: StoredObject): JsonObject {
  const { apiVersion: _version, kind: _kind, ...rest } = stored.object;
  return type.custom ? readAs(type, stored).object : rest;
}

const isLasting = (type: ResourceType, name: string) =>
  type.group === '' &&
  type.kind === 'Namespace' &&
  LASTING_NAMESPACES.includes(name);

async function deleteOptions(
  exchange: Exchange,
  request: ResourceRequest,
): Promise<DeleteOptions> {
  const hasBody =
    exchange.request.headers['transfer-encoding'] !== undefined ||
    Number(exchange.request.headers['content-length'] ?? 0) > 0;
  const body = hasBody
    ? await exchange.readDecoded('DeleteOptions')
    : undefined;
  return parseDeleteOptions(request.query, body);
}

/** Answers deletes, of one object and of many. */
export class DeleteHandler {
  readonly #store: ObjectStore;
  readonly #remover: ObjectRemover;

  private constructor(options: { store: ObjectStore; remover: ObjectRemover }) {
    this.#store = options.store;
    this.#remover = options.remover;
  }

  static create(options: {
    store: ObjectStore;
    remover: ObjectRemover;
  }): DeleteHandler {
    return new DeleteHandler(options);
  }

  async delete(
    exchange: Exchange,
    request: ResourceRequest,
    type: ResourceType,
  ): Promise<void> {
    const options = await deleteOptions(exchange, request);
    const { namespace, name = '', subresource } = request;
    if (subresource) {
      throw type.custom && hasPart(type, subresource)
        ? notCreatable(type, 'delete')
        : methodNotAllowed();
    }
    if (isLasting(type, name)) {
      throw forbidden(type, name, 'this namespace may not be deleted');
    }
    const removal = this.#remover.remove(type, namespace, name, options);
    if (removal.outcome === 'terminating') {
      sendObject(exchange, request, type, 200, readAs(type, removal.object));
      return;
    }
    if (isPod(type)) {
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

  async deleteCollection(
    exchange: Exchange,
    request: ResourceRequest,
    type: ResourceType,
  ): Promise<void> {
    const options = await deleteOptions(exchange, request);
    integerOption(request.query, 'limit');
    const selection = parseSelection(type, request.namespace, request.query);
    const chosen = this.#store
      .list(collectionKey(type))
      .filter(each => selection.matches(each.object));
    for (const { object } of chosen) {
      const { namespace, name } = object.metadata;
      this.#remover.remove(type, namespace, name, options);
    }
    exchange.sendJson(200, {
      apiVersion: apiVersionOf(type),
      kind: type.listKind,
      metadata: {
        ...(type.custom ? { continue: '' } : {}),
        resourceVersion: String(this.#store.version),
      },
      items: chosen.map(each => listItem(type, each)),
    });
  }
}
