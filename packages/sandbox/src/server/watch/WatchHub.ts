// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ServerResponse } from 'node:http';
import type { ApiObject, JsonObject } from '../ApiObject';
import type { ResourceType } from '../resources/ResourceType';
import { apiVersionOf, collectionKey } from '../resources/ResourceType';
import type { ObjectStore } from '../store/ObjectStore';
import type { Selection } from '../store/Selection';
import type { StoredObject, StoreEvent } from '../store/StoredObject';
import { expired } from '../http/StatusError';
import { readAs } from '../write/readAs';

/** What a watch request asks. */
export interface WatchRequest {
  readonly type: ResourceType;
  readonly selection: Selection;
  /** Undefined or 0: begin with everything there is. */
  readonly fromVersion: number | undefined;
  readonly sendInitialEvents: boolean;
  readonly allowBookmarks: boolean;
  readonly timeoutSeconds: number;
  /** The bearer token that opened the watch; its revocation ends the watch. */
  readonly token: string | undefined;
  readonly response: ServerResponse;
  readonly wrote: (bytes: number) => void;
  /** Turns an object into what the watch tells of it; the object itself when absent. */
  readonly shape?: (object: ApiObject) => unknown;
}

const BOOKMARK_INTERVAL_MS = 60_000;
/** A client this far behind is cut off; it resumes by relisting, as with a real server. */
const BACKLOG_LIMIT_BYTES = 256 * 1024 * 1024;

const line = (type: string, json: string) =>
  `{"type":"${type}","object":${json}}\n`;

/** A past state under the version of the change that ended it. */
function atVersion(stored: StoredObject, version: number): StoredObject {
  const object = {
    ...stored.object,
    metadata: { ...stored.object.metadata, resourceVersion: String(version) },
  };
  return { ...stored, version, object, json: JSON.stringify(object) };
}

/** What a change means to a watch, whose selection an object may enter and leave. */
export function eventLine(
  event: StoreEvent,
  selection: Selection,
  textOf: (stored: StoredObject) => string = stored => stored.json,
): string | undefined {
  const { current, previous } = event;
  const matched = previous !== undefined && selection.matches(previous.object);
  if (event.type === 'DELETED') {
    return matched ? line('DELETED', textOf(current)) : undefined;
  }
  const matches = selection.matches(current.object);
  if (matches) {
    return line(matched ? 'MODIFIED' : 'ADDED', textOf(current));
  }
  return matched && previous
    ? line('DELETED', textOf(atVersion(previous, event.version)))
    : undefined;
}

class OpenWatch {
  readonly #request: WatchRequest;
  readonly #timers: NodeJS.Timeout[] = [];
  #ended = false;

  constructor(request: WatchRequest, onEnd: () => void) {
    this.#request = request;
    request.response.on('close', () => {
      this.#ended = true;
      this.#timers.forEach(timer => clearTimeout(timer));
      onEnd();
    });
  }

  get collection(): string {
    return collectionKey(this.#request.type);
  }

  get token(): string | undefined {
    return this.#request.token;
  }

  get allowsBookmarks(): boolean {
    return this.#request.allowBookmarks;
  }

  begin(currentVersion: () => number): void {
    const { timeoutSeconds, allowBookmarks } = this.#request;
    const end = setTimeout(() => {
      if (allowBookmarks) {
        this.bookmark(currentVersion());
      }
      this.end();
    }, timeoutSeconds * 1000);
    this.#timers.push(end);
    if (allowBookmarks) {
      this.#timers.push(
        setInterval(
          () => this.bookmark(currentVersion()),
          BOOKMARK_INTERVAL_MS,
        ),
      );
    }
  }

  write(text: string): void {
    const { response, wrote } = this.#request;
    if (this.#ended) {
      return;
    }
    if (response.writableLength > BACKLOG_LIMIT_BYTES) {
      this.drop();
      return;
    }
    response.write(text);
    wrote(Buffer.byteLength(text));
  }

  tell(event: StoreEvent): void {
    const text = eventLine(event, this.#request.selection, stored =>
      this.textOf(stored),
    );
    if (text) {
      this.write(text);
    }
  }

  /** What the watch tells of an object, as JSON. */
  textOf(stored: StoredObject): string {
    const { shape, type } = this.#request;
    const read = readAs(type, stored);
    return shape ? JSON.stringify(shape(read.object)) : read.json;
  }

  bookmark(version: number, annotations?: Record<string, string>): void {
    const { type, shape } = this.#request;
    const mark: JsonObject = {
      apiVersion: apiVersionOf(type),
      kind: type.kind,
      metadata: {
        ...(annotations ? { annotations } : {}),
        resourceVersion: String(version),
      },
    };
    // a bookmark is an object without a name
    const told = shape ? shape(mark as ApiObject) : mark;
    this.write(line('BOOKMARK', JSON.stringify(told)));
  }

  end(): void {
    if (!this.#ended) {
      this.#request.response.end();
    }
  }

  drop(): void {
    this.#request.response.destroy();
  }
}

/** All open watches: each gets the changes of its resource from the version it asked for, in order. */
export class WatchHub {
  readonly #store: ObjectStore;
  readonly #watches = new Set<OpenWatch>();
  readonly #unsubscribe: () => void;

  private constructor(store: ObjectStore) {
    this.#store = store;
    this.#unsubscribe = store.subscribe(event => this.#tell(event));
  }

  static create(options: { store: ObjectStore }): WatchHub {
    return new WatchHub(options.store);
  }

  /** How many watches are open. */
  get size(): number {
    return this.#watches.size;
  }

  /** Answers a watch request; the response stays open until its time is over or it is dropped. */
  open(request: WatchRequest): void {
    const { response, fromVersion } = request;
    const watch: OpenWatch = new OpenWatch(request, () =>
      this.#watches.delete(watch),
    );
    response.writeHead(200, {
      'content-type': 'application/json',
      'cache-control': 'no-cache, private',
      'transfer-encoding': 'chunked',
    });
    response.flushHeaders();
    const resumes = fromVersion !== undefined && fromVersion > 0;
    if (resumes && !request.sendInitialEvents) {
      if (fromVersion < this.#store.oldestVersion) {
        watch.write(
          line(
            'ERROR',
            JSON.stringify(
              expired(
                `too old resource version: ${fromVersion} (${
                  this.#store.oldestVersion
                })`,
              ).toStatus(),
            ),
          ),
        );
        watch.end();
        return;
      }
      this.#store
        .eventsAfter(fromVersion, watch.collection)
        .forEach(event => watch.tell(event));
    } else {
      this.#sendState(watch, request);
    }
    this.#watches.add(watch);
    watch.begin(() => this.#store.version);
  }

  /** Sends a bookmark to every watch that allows them, as real servers do about once a minute. */
  sendBookmarks(): void {
    for (const watch of this.#watches) {
      if (watch.allowsBookmarks) {
        watch.bookmark(this.#store.version);
      }
    }
  }

  /** Cuts every open watch off in the middle, or those a token opened. */
  drop(token?: string): void {
    for (const watch of [...this.#watches]) {
      if (token === undefined || watch.token === token) {
        watch.drop();
      }
    }
  }

  /** Ends the watches of a resource that is no longer served. */
  endCollection(collection: string): void {
    for (const watch of [...this.#watches]) {
      if (watch.collection === collection) {
        watch.end();
      }
    }
  }

  stop(): void {
    this.#unsubscribe();
    this.drop();
  }

  #sendState(watch: OpenWatch, request: WatchRequest): void {
    const parts = this.#store
      .list(watch.collection)
      .filter(stored => request.selection.matches(stored.object))
      .map(stored => line('ADDED', watch.textOf(stored)));
    if (parts.length > 0) {
      watch.write(parts.join(''));
    }
    if (request.sendInitialEvents && request.allowBookmarks) {
      watch.bookmark(this.#store.version, {
        'k8s.io/initial-events-end': 'true',
      });
    }
  }

  #tell(event: StoreEvent): void {
    for (const watch of this.#watches) {
      if (watch.collection === event.collection) {
        watch.tell(event);
      }
    }
  }
}
