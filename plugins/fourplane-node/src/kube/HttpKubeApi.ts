// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { explainCause, KubeOperation } from './explainFailure';
import { JsonLines } from './JsonLines';
import {
  KubeApi,
  KubeList,
  ListOptions,
  PodLogLine,
  PodLogOptions,
  WatchEvent,
  WatchOptions,
  WriteOptions,
} from './KubeApi';
import { KubeConnection } from './KubeConnection';
import { KubeObject, KubeResource } from './KubeObject';
import {
  KubeCall,
  KubeTransport,
  KubeWrite,
  notKubernetes,
  uncompressed,
} from './KubeTransport';
import { LogLines } from './LogLines';
import { podResource } from './podResource';
import { resourceName, resourcePath } from './resourcePath';
import { asKubeObject, parseWatchEvent } from './watchEvent';

const listSchema = z.object({
  apiVersion: z.string().optional(),
  kind: z.string().optional(),
  metadata: z
    .object({
      resourceVersion: z.string().default(''),
      continue: z.string().optional(),
    })
    .default({ resourceVersion: '' }),
  // Items are checked one by one by their reader, so that one bad item does not spoil the page.
  items: z.array(z.unknown()).nullish(),
});

const FIELD_MANAGER = 'fourplane';

/** {@link KubeApi} over HTTP. */
export class HttpKubeApi implements KubeApi {
  static create(options: { connection: KubeConnection }): HttpKubeApi {
    return new HttpKubeApi(KubeTransport.create(options));
  }

  private constructor(private readonly transport: KubeTransport) {}

  get server(): string {
    return this.transport.server;
  }

  async getPath(
    path: string,
    options: { signal?: AbortSignal } = {},
  ): Promise<unknown> {
    return this.transport.json({
      ...this.operation('get', path),
      path,
      ...options,
    });
  }

  async getText(
    path: string,
    options: { signal?: AbortSignal } = {},
  ): Promise<string> {
    return this.transport.text({
      ...this.operation('get', path),
      path,
      ...options,
    });
  }

  async get(
    resource: KubeResource,
    namespace: string | undefined,
    name: string,
    options: { signal?: AbortSignal } = {},
  ): Promise<KubeObject> {
    const call = {
      ...this.operation('get', resourceName(resource)),
      path: resourcePath(resource, namespace, name),
      ...options,
    };
    return this.readObject(call);
  }

  async create(
    resource: KubeResource,
    object: KubeObject,
    options: WriteOptions = {},
  ): Promise<KubeObject> {
    return this.readObject({
      ...this.operation('create', resourceName(resource)),
      path: resourcePath(resource, object.metadata.namespace),
      ...writeCall(options, { method: 'POST', body: object }),
    });
  }

  async patch(
    resource: KubeResource,
    namespace: string | undefined,
    name: string,
    patch: Readonly<Record<string, unknown>>,
    options: WriteOptions & { resourceVersion?: string } = {},
  ): Promise<KubeObject> {
    const { resourceVersion } = options;
    const body = resourceVersion
      ? {
          ...patch,
          metadata: { ...asRecord(patch.metadata), resourceVersion },
        }
      : patch;
    return this.readObject({
      ...this.operation('patch', resourceName(resource)),
      path: resourcePath(resource, namespace, name),
      ...writeCall(options, {
        method: 'PATCH',
        contentType: 'application/merge-patch+json',
        body,
      }),
    });
  }

  async apply(
    resource: KubeResource,
    object: KubeObject,
    options: WriteOptions = {},
  ): Promise<KubeObject> {
    const { name, namespace } = object.metadata;
    return this.readObject({
      ...this.operation('patch', resourceName(resource)),
      path: resourcePath(resource, namespace, name),
      ...writeCall(options, {
        method: 'PATCH',
        contentType: 'application/apply-patch+yaml',
        body: object,
      }),
    });
  }

  async delete(
    resource: KubeResource,
    namespace: string | undefined,
    name: string,
    options: WriteOptions & { uid?: string } = {},
  ): Promise<void> {
    const { uid, dryRun, ...rest } = options;
    await this.transport.json({
      ...this.operation('delete', resourceName(resource)),
      path: resourcePath(resource, namespace, name),
      signal: rest.signal,
      write: {
        method: 'DELETE',
        as: rest.as,
        body: {
          apiVersion: 'v1',
          kind: 'DeleteOptions',
          ...(uid && { preconditions: { uid } }),
          ...(dryRun && { dryRun: ['All'] }),
        },
      },
    });
  }

  async list(
    resource: KubeResource,
    options: ListOptions = {},
  ): Promise<KubeList> {
    const { namespace, signal, ...query } = options;
    const call = {
      ...this.operation('list', resourceName(resource)),
      path: resourcePath(resource, namespace),
      query,
      signal,
    };
    const parsed = listSchema.safeParse(await this.transport.json(call));
    if (!parsed.success) {
      throw notKubernetes(call);
    }
    const { metadata, items } = parsed.data;
    const apiVersion = resource.group
      ? `${resource.group}/${resource.version}`
      : resource.version;
    return {
      resourceVersion: metadata.resourceVersion,
      continue: metadata.continue,
      // A list says once what its items are; a watch says it on each. Both read alike from here on.
      items: (items ?? []).map(item =>
        asKubeObject({ apiVersion, kind: resource.kind, ...asRecord(item) }),
      ),
    };
  }

  async *watch(
    resource: KubeResource,
    options: WatchOptions,
  ): AsyncGenerator<WatchEvent> {
    const { namespace, signal, onOpen, ...query } = options;
    const call = {
      ...this.operation('watch', resourceName(resource)),
      path: resourcePath(resource, namespace),
      query: {
        ...query,
        watch: true,
        allowWatchBookmarks: true,
        resourceVersionMatch: query.sendInitialEvents
          ? 'NotOlderThan'
          : undefined,
      },
      signal,
      stream: true,
    };
    const { headers, body } = await this.transport.send(call);
    onOpen?.();
    const lines = new JsonLines();
    try {
      for await (const chunk of uncompressed(headers, body)) {
        for (const line of lines.push(chunk)) {
          yield readEvent(call, line);
        }
      }
    } catch (error) {
      throw explainCause(call, error);
    }
    const rest = lines.end();
    if (rest) {
      yield readEvent(call, rest);
    }
  }

  async *logs(
    namespace: string,
    pod: string,
    options: PodLogOptions,
  ): AsyncGenerator<PodLogLine> {
    const { signal, ...query } = options;
    const call = {
      ...this.operation('get', 'pods/log'),
      path: `${resourcePath(podResource, namespace, pod)}/log`,
      query,
      signal,
      stream: true,
      // A container that writes nothing yet is not answered for.
      mayBeSilent: options.follow,
    };
    const { headers, body } = await this.transport.send(call);
    const lines = new LogLines();
    try {
      for await (const chunk of uncompressed(headers, body)) {
        yield* lines.push(chunk);
      }
    } catch (error) {
      throw explainCause(call, error);
    }
    yield* lines.end();
  }

  async close(): Promise<void> {
    await this.transport.close();
  }

  private operation(verb: string, target: string): KubeOperation {
    return { verb, target, server: this.server };
  }

  private async readObject(call: KubeCall): Promise<KubeObject> {
    const parsed = z
      .record(z.string(), z.unknown())
      .safeParse(await this.transport.json(call));
    if (!parsed.success) {
      throw notKubernetes(call);
    }
    return asKubeObject(parsed.data);
  }
}

function writeCall(
  { dryRun, as, signal }: WriteOptions,
  write: KubeWrite,
): Pick<KubeCall, 'query' | 'signal' | 'write'> {
  return {
    query: {
      fieldManager: FIELD_MANAGER,
      fieldValidation: 'Strict',
      dryRun: dryRun ? 'All' : undefined,
    },
    signal,
    write: { ...write, as },
  };
}

function readEvent(call: KubeCall, line: string): WatchEvent {
  try {
    return parseWatchEvent(line);
  } catch (error) {
    throw notKubernetes(call, error);
  }
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
