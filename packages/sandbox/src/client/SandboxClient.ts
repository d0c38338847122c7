// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Discovery, ServedKind } from './Discovery';
import { isConflict, isGone, isNotFound, KubeApiError } from './KubeApiError';
import {
  addressFromKubeconfig,
  KubeConnection,
  ServerAddress,
} from './KubeConnection';
import { asKubeObject, KubeObject, WatchEvent } from './KubeObject';
import { parseManifests } from './parseManifests';

export interface ListSelection {
  /** Absent: all namespaces. */
  namespace?: string;
  labelSelector?: string;
  fieldSelector?: string;
}

export interface DeleteOptions {
  propagationPolicy?: 'Background' | 'Foreground' | 'Orphan';
  preconditions?: { uid?: string; resourceVersion?: string };
  /** 0 ends a pod at once, as its kubelet does. */
  gracePeriodSeconds?: number;
}

/** The whole of a paged list, and where a watch continues from. */
export interface ListResult {
  items: KubeObject[];
  resourceVersion: string;
}

interface ListBody {
  metadata?: { resourceVersion?: string; continue?: string };
  items?: object[];
}

interface WatchLine {
  type?: string;
  object?: unknown;
}

const pageSize = 500;

/**
 * A small Kubernetes client for the simulators, the seed and tests. It speaks HTTPS to any API server,
 * the sandbox's or a real one, and knows kinds only through discovery.
 * Every method rejects with KubeApiError when the server refuses.
 */
export class SandboxClient {
  private readonly closed = new AbortController();

  static create(address: ServerAddress): SandboxClient {
    const connection = KubeConnection.create(address);
    return new SandboxClient(connection, Discovery.create(connection));
  }

  static fromKubeconfig(text: string, context?: string): SandboxClient {
    return SandboxClient.create(addressFromKubeconfig(text, context));
  }

  private constructor(
    private readonly connection: KubeConnection,
    private readonly discovery: Discovery,
  ) {}

  /** Whether and how a kind is served; undefined when it is not. */
  served(apiVersion: string, kind: string): Promise<ServedKind | undefined> {
    return this.discovery.find(apiVersion, kind);
  }

  /**
   * Creates each object, or merges it into the one of that name, in the order given.
   * The namespace is `default` where a namespaced object names none. A status in a manifest is ignored.
   */
  async apply(
    manifests: string | object | readonly object[],
  ): Promise<KubeObject[]> {
    const applied: KubeObject[] = [];
    for (const object of parseManifests(manifests)) {
      applied.push(await this.applyOne(object));
    }
    return applied;
  }

  async create(object: object): Promise<KubeObject> {
    const [manifest] = parseManifests(object);
    const { apiVersion, kind, metadata } = manifest;
    return this.objectOf({
      method: 'POST',
      path: await this.discovery.path(
        apiVersion,
        kind,
        metadata.namespace ?? 'default',
      ),
      body: manifest,
    });
  }

  async get(
    apiVersion: string,
    kind: string,
    namespace: string | undefined,
    name: string,
  ): Promise<KubeObject> {
    return this.objectOf({
      method: 'GET',
      path: await this.path(apiVersion, kind, namespace, name),
    });
  }

  /** Undefined instead of a rejection when there is no such object. */
  async find(
    apiVersion: string,
    kind: string,
    namespace: string | undefined,
    name: string,
  ): Promise<KubeObject | undefined> {
    return this.get(apiVersion, kind, namespace, name).catch(orUndefined);
  }

  async list(
    apiVersion: string,
    kind: string,
    selection: ListSelection = {},
  ): Promise<KubeObject[]> {
    return (await this.listWithVersion(apiVersion, kind, selection)).items;
  }

  /** Pages through a list; starts again once when the continue token expires meanwhile. */
  async listWithVersion(
    apiVersion: string,
    kind: string,
    selection: ListSelection = {},
    signal?: AbortSignal,
  ): Promise<ListResult> {
    const read = () => this.pages(apiVersion, kind, selection, signal);
    return read().catch(error =>
      isGone(error) ? read() : Promise.reject(error),
    );
  }

  /** Ends when the server ends the watch. An ERROR event of the server is thrown as a KubeApiError. */
  async *watch(
    apiVersion: string,
    kind: string,
    options: ListSelection & { resourceVersion: string; signal?: AbortSignal },
  ): AsyncIterable<WatchEvent> {
    const { namespace, labelSelector, fieldSelector, resourceVersion } =
      options;
    const path = await this.discovery.path(apiVersion, kind, namespace);
    const signal = AbortSignal.any([
      this.closed.signal,
      ...(options.signal ? [options.signal] : []),
    ]);
    const lines = this.connection.lines({
      method: 'GET',
      path,
      query: {
        watch: true,
        allowWatchBookmarks: true,
        resourceVersion,
        labelSelector,
        fieldSelector,
      },
      signal,
    });
    for await (const line of lines) {
      const event = toWatchEvent(path, line as WatchLine);
      if (event) yield event;
    }
  }

  /** A JSON merge patch; with `subresource: 'status'` only the status changes. */
  async mergePatch(
    apiVersion: string,
    kind: string,
    namespace: string | undefined,
    name: string,
    patch: object,
    options: { subresource?: 'status' } = {},
  ): Promise<KubeObject> {
    const served = await this.discovery.find(apiVersion, kind);
    // a kind without the subresource keeps its status in the object itself
    const suffix =
      options.subresource === 'status' && served?.hasStatus ? '/status' : '';
    return this.objectOf({
      method: 'PATCH',
      path: (await this.path(apiVersion, kind, namespace, name)) + suffix,
      body: patch,
      contentType: 'application/merge-patch+json',
    });
  }

  /** Deleting what is already gone rejects with status 404. */
  async delete(
    apiVersion: string,
    kind: string,
    namespace: string | undefined,
    name: string,
    options: DeleteOptions = {},
  ): Promise<void> {
    await this.connection.json({
      method: 'DELETE',
      path: await this.path(apiVersion, kind, namespace, name),
      body: {
        apiVersion: 'v1',
        kind: 'DeleteOptions',
        propagationPolicy: options.propagationPolicy ?? 'Background',
        ...(options.preconditions && { preconditions: options.preconditions }),
        ...(options.gracePeriodSeconds !== undefined && {
          gracePeriodSeconds: options.gracePeriodSeconds,
        }),
      },
    });
  }

  /** The scheduler's binding: a pod's node is set through its own subresource. */
  async bindPod(namespace: string, name: string, node: string): Promise<void> {
    await this.connection.json({
      method: 'POST',
      path: `${await this.path('v1', 'Pod', namespace, name)}/binding`,
      body: {
        apiVersion: 'v1',
        kind: 'Binding',
        metadata: { name, namespace },
        target: { apiVersion: 'v1', kind: 'Node', name: node },
      },
    });
  }

  /** Watches one object until the predicate holds; rejects after the timeout with the object last seen. */
  async waitFor(
    apiVersion: string,
    kind: string,
    namespace: string | undefined,
    name: string,
    predicate: (object: KubeObject) => boolean,
    options: { timeoutMs?: number } = {},
  ): Promise<KubeObject> {
    let last: KubeObject | undefined;
    const found = await this.observe(
      [apiVersion, kind, namespace, name],
      object => {
        last = object ?? last;
        return object !== undefined && predicate(object);
      },
      options.timeoutMs,
    );
    if (found && last) return last;
    throw new Error(
      `${kind} ${
        namespace ?? ''
      }/${name} did not get there in time; last seen: ${
        last ? JSON.stringify(last) : 'nothing'
      }`,
    );
  }

  async waitGone(
    apiVersion: string,
    kind: string,
    namespace: string | undefined,
    name: string,
    options: { timeoutMs?: number } = {},
  ): Promise<void> {
    let last: KubeObject | undefined;
    const gone = await this.observe(
      [apiVersion, kind, namespace, name],
      object => {
        last = object;
        return object === undefined;
      },
      options.timeoutMs,
    );
    if (!gone) {
      throw new Error(
        `${kind} ${namespace ?? ''}/${name} is still there: ${JSON.stringify(
          last,
        )}`,
      );
    }
  }

  /** Ends every open watch and frees the connections. */
  async close(): Promise<void> {
    this.closed.abort();
    await this.connection.close();
  }

  /** Shows each state of one object (undefined: absent) until `done`; false when the time is over. */
  private async observe(
    [apiVersion, kind, namespace, name]: [
      string,
      string,
      string | undefined,
      string,
    ],
    done: (object: KubeObject | undefined) => boolean,
    timeoutMs = 10_000,
  ): Promise<boolean> {
    const signal = AbortSignal.timeout(timeoutMs);
    const selection = { namespace, fieldSelector: `metadata.name=${name}` };
    while (!signal.aborted && !this.closed.signal.aborted) {
      try {
        const { items, resourceVersion } = await this.listWithVersion(
          apiVersion,
          kind,
          selection,
          signal,
        );
        if (done(items.find(item => item.metadata.name === name))) return true;
        const options = { ...selection, resourceVersion, signal };
        for await (const event of this.watch(apiVersion, kind, options)) {
          if (
            event.type === 'BOOKMARK' ||
            event.object.metadata.name !== name
          ) {
            continue;
          }
          if (done(event.type === 'DELETED' ? undefined : event.object)) {
            return true;
          }
        }
      } catch (error) {
        if (signal.aborted) return false;
        // a dropped or expired watch is picked up by listing again; a refusal is the caller's to know
        if (
          !isGone(error) &&
          !(error instanceof KubeApiError && error.status === 0)
        ) {
          throw error;
        }
        await new Promise(resolve => setTimeout(resolve, 20));
      }
    }
    return false;
  }

  private async applyOne(object: KubeObject): Promise<KubeObject> {
    const { apiVersion, kind, metadata } = object;
    const served = await this.served(apiVersion, kind);
    const namespace = served?.namespaced
      ? metadata.namespace ?? 'default'
      : undefined;
    const existing = await this.find(
      apiVersion,
      kind,
      namespace,
      metadata.name,
    );
    const { status, ...patch } = object;
    const merge = () =>
      this.mergePatch(apiVersion, kind, namespace, metadata.name, patch);
    if (existing) return merge();
    return this.create({
      ...object,
      metadata: { ...metadata, ...(namespace && { namespace }) },
    }).catch(error => {
      // a controller made it meanwhile, as it does bindings
      if (!isConflict(error)) throw error;
      return merge();
    });
  }

  private async pages(
    apiVersion: string,
    kind: string,
    selection: ListSelection,
    signal?: AbortSignal,
  ): Promise<ListResult> {
    const { namespace, labelSelector, fieldSelector } = selection;
    const path = await this.discovery.path(apiVersion, kind, namespace);
    const items: KubeObject[] = [];
    let next: string | undefined;
    let resourceVersion = '';
    do {
      const body = (await this.connection.json({
        method: 'GET',
        path,
        query: {
          limit: pageSize,
          continue: next,
          labelSelector,
          fieldSelector,
        },
        signal,
      })) as ListBody;
      // items of a list leave out what the list itself says
      for (const item of body.items ?? []) {
        items.push({ apiVersion, kind, ...item } as KubeObject);
      }
      resourceVersion = body.metadata?.resourceVersion ?? '';
      next = body.metadata?.continue || undefined;
    } while (next);
    return { items, resourceVersion };
  }

  private path(
    apiVersion: string,
    kind: string,
    namespace: string | undefined,
    name: string,
  ): Promise<string> {
    return this.discovery.path(apiVersion, kind, namespace, name);
  }

  private async objectOf(
    request: Parameters<KubeConnection['json']>[0],
  ): Promise<KubeObject> {
    const object = asKubeObject(await this.connection.json(request));
    if (!object) {
      throw new Error(`${request.method} ${request.path} answered no object`);
    }
    return object;
  }
}

function orUndefined(error: unknown): undefined {
  if (isNotFound(error)) return undefined;
  throw error;
}

function toWatchEvent(path: string, line: WatchLine): WatchEvent | undefined {
  if (line.type === 'ERROR') {
    const { code } = (line.object ?? {}) as { code?: number };
    throw KubeApiError.fromResponse(`WATCH ${path}`, code ?? 500, line.object);
  }
  const object = asKubeObject(line.object);
  if (!object) return undefined;
  if (line.type === 'BOOKMARK') {
    return {
      type: 'BOOKMARK',
      resourceVersion: object.metadata.resourceVersion ?? '',
    };
  }
  return line.type === 'ADDED' ||
    line.type === 'MODIFIED' ||
    line.type === 'DELETED'
    ? { type: line.type, object }
    : undefined;
}
