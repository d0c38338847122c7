// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Discovery, ServedKind } from './Discovery';
import { ignoreNotFound, isConflict, isGone } from './KubeApiError';
import {
  addressFromKubeconfig,
  KubeConnection,
  ServerAddress,
} from './KubeConnection';
import { asKubeObject, KubeObject, WatchEvent } from './KubeObject';
import { ListResult, ListSelection, listPages } from './listPages';
import { parseManifests } from './parseManifests';
import { waitForObject, waitUntilGone } from './waitForObject';
import { WatchLine, watchEventOf } from './watchEventOf';

export interface DeleteOptions {
  propagationPolicy?: 'Background' | 'Foreground' | 'Orphan';
  preconditions?: { uid?: string; resourceVersion?: string };
  /** 0 ends a pod at once, as its kubelet does. */
  gracePeriodSeconds?: number;
}

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
      path: await this.discovery.path(apiVersion, kind, namespace, name),
    });
  }

  /** Undefined instead of a rejection when there is no such object. */
  async find(
    apiVersion: string,
    kind: string,
    namespace: string | undefined,
    name: string,
  ): Promise<KubeObject | undefined> {
    return this.get(apiVersion, kind, namespace, name).catch(ignoreNotFound);
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
    const read = async () => {
      const path = await this.discovery.path(
        apiVersion,
        kind,
        selection.namespace,
      );
      const listed = { apiVersion, kind, path };
      return listPages(this.connection, listed, selection, signal);
    };
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
      const event = watchEventOf(path, line as WatchLine);
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
      path:
        (await this.discovery.path(apiVersion, kind, namespace, name)) + suffix,
      body: patch,
      contentType: 'application/merge-patch+json',
    });
  }

  /** Server-side apply that takes over what others own: fields this manager no longer names go away. */
  async applyAs(fieldManager: string, object: KubeObject): Promise<KubeObject> {
    const { apiVersion, kind, metadata } = object;
    return this.objectOf({
      method: 'PATCH',
      path: await this.discovery.path(
        apiVersion,
        kind,
        metadata.namespace,
        metadata.name,
      ),
      query: { fieldManager, force: true },
      body: object,
      contentType: 'application/apply-patch+yaml',
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
      path: await this.discovery.path(apiVersion, kind, namespace, name),
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
      path: `${await this.discovery.path(
        'v1',
        'Pod',
        namespace,
        name,
      )}/binding`,
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
    return waitForObject(
      this,
      { apiVersion, kind, namespace, name },
      predicate,
      { ...options, closed: this.closed.signal },
    );
  }

  async waitGone(
    apiVersion: string,
    kind: string,
    namespace: string | undefined,
    name: string,
    options: { timeoutMs?: number } = {},
  ): Promise<void> {
    await waitUntilGone(
      this,
      { apiVersion, kind, namespace, name },
      { ...options, closed: this.closed.signal },
    );
  }

  /** Ends every open watch and frees the connections. */
  async close(): Promise<void> {
    this.closed.abort();
    await this.connection.close();
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
