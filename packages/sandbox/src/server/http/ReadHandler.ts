// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ResourceType } from '../resources/ResourceType';
import {
  integerOption,
  listPage,
  parseResourceVersion,
  readVersion,
  validateListOptions,
} from '../store/listOptions';
import type { ObjectStore } from '../store/ObjectStore';
import { readAs } from '../write/readAs';
import { parseSelection } from '../store/Selection';
import type { WatchHub } from '../watch/WatchHub';
import type { ObjectWriter } from '../write/ObjectWriter';
import type { Exchange } from './Exchange';
import type { PodLogHandler } from './PodLogHandler';
import type { ResourceRequest } from './ResourceRequest';
import type { ScaleHandler } from './ScaleHandler';
import { scaleType } from './ScaleHandler';
import { sendObject, shapeList, watchShape } from './shapeAnswer';
import { hasPart, noSubresource } from './subresources';

const LONGEST_WATCH_SECONDS = 3600;

const isPodLog = (request: ResourceRequest, type: ResourceType) =>
  type.group === '' && type.kind === 'Pod' && request.subresource === 'log';

/** What the handler works on. */
export interface ReadHandlerOptions {
  readonly store: ObjectStore;
  readonly writer: ObjectWriter;
  readonly watches: WatchHub;
  readonly scales: ScaleHandler;
  readonly podLogs: PodLogHandler;
}

/** Answers requests that change nothing: get, list and watch. */
export class ReadHandler {
  readonly #options: ReadHandlerOptions;

  private constructor(options: ReadHandlerOptions) {
    this.#options = options;
  }

  static create(options: ReadHandlerOptions): ReadHandler {
    return new ReadHandler(options);
  }

  async get(
    exchange: Exchange,
    request: ResourceRequest,
    type: ResourceType,
  ): Promise<void> {
    const { store, writer, scales, podLogs } = this.#options;
    const { namespace, name = '', subresource } = request;
    if (isPodLog(request, type)) {
      await podLogs.handle(exchange, request, type);
      return;
    }
    readVersion(store, request.query);
    const target = { type, namespace, name };
    if (subresource === 'scale' && type.scale) {
      const scale = scales.read(target, type.scale);
      sendObject(exchange, request, scaleType, 200, scale);
      return;
    }
    if (subresource && !hasPart(type, subresource)) {
      throw noSubresource(request, type);
    }
    sendObject(exchange, request, type, 200, writer.current(target));
  }

  async list(
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
      page.items.map(each => readAs(type, each)),
    );
    await exchange.sendList(head, items);
  }

  watch(
    exchange: Exchange,
    request: ResourceRequest,
    type: ResourceType,
  ): void {
    const { query } = request;
    validateListOptions(query);
    const isTrue = (name: string) =>
      ['true', '1'].includes(query.get(name) ?? '');
    const asked = integerOption(query, 'timeoutSeconds') ?? 0;
    const selection = parseSelection(type, request.namespace, query);
    const fromVersion = parseResourceVersion(query, 'watch');
    exchange.record.answered(200);
    this.#options.watches.open({
      type,
      selection,
      fromVersion,
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
}
