// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';
import {
  DeleteOptions,
  ignoreNotFound,
  isConflict,
  KubeObject,
  OwnerReference,
  SandboxClient,
} from '../../client';
import { Clock } from './Clock';
import { timestamp } from './conditions';
import { Informer } from './Informer';
import { Key, keyOf, keyText, Kind } from './Kind';
import { mergePatchBetween } from './mergePatch';

interface ClusterOptions {
  client: SandboxClient;
  clock: Clock;
  logger(line: string): void;
}

interface StatusOptions {
  /** Rejects with a conflict when somebody wrote the object since it was read, as an update would. */
  ifUnchanged?: boolean;
}

/**
 * What a simulator sees and does: cached reads of the kinds it declared, and writes that are harmless to
 * repeat. Reads may lag behind the simulator's own writes; a level-triggered reconcile comes again.
 */
export class Cluster {
  readonly clock: Clock;
  private readonly informers = new Map<string, Informer>();

  static create(options: ClusterOptions): Cluster {
    return new Cluster(options);
  }

  private constructor(private readonly options: ClusterOptions) {
    this.clock = options.clock;
  }

  /** The shared informer of a kind, made on first use. */
  informer(kind: Kind): Informer {
    const id = `${kind.apiVersion}/${kind.kind}`;
    const known = this.informers.get(id);
    if (known) return known;
    const { client, logger, clock } = this.options;
    const informer = Informer.create({
      client,
      kind,
      logger,
      random: () => clock.random(),
    });
    this.informers.set(id, informer);
    return informer;
  }

  allInformers(): Informer[] {
    return [...this.informers.values()];
  }

  get<S, T>(
    kind: Kind<S, T>,
    namespace: string | undefined,
    name: string,
  ): KubeObject<S, T> | undefined {
    const key = keyText({ namespace: namespace ?? '', name });
    // typed by Kind: the server validated the object against that kind's schema
    return this.informer(kind).get(key) as KubeObject<S, T> | undefined;
  }

  list<S, T>(kind: Kind<S, T>, namespace?: string): KubeObject<S, T>[] {
    const all = this.informer(kind).all() as KubeObject<S, T>[];
    return namespace === undefined
      ? all
      : all.filter(object => object.metadata.namespace === namespace);
  }

  /** By an index declared with the controllers. */
  by<S, T>(kind: Kind<S, T>, index: string, value: string): KubeObject<S, T>[] {
    return this.informer(kind).by(index, value) as KubeObject<S, T>[];
  }

  /** A read past the cache. */
  async read<S, T>(
    kind: Kind<S, T>,
    namespace: string | undefined,
    name: string,
  ): Promise<KubeObject<S, T> | undefined> {
    const { apiVersion, kind: kindName } = kind;
    return (await this.options.client.find(
      apiVersion,
      kindName,
      namespace,
      name,
    )) as KubeObject<S, T> | undefined;
  }

  /** A list past the cache. */
  async readAll<S, T>(
    { apiVersion, kind }: Kind<S, T>,
    namespace?: string,
  ): Promise<KubeObject<S, T>[]> {
    // typed by Kind, as above
    return (await this.options.client.list(apiVersion, kind, {
      namespace,
    })) as KubeObject<S, T>[];
  }

  serves(kind: Kind): Promise<boolean> {
    return this.options.client
      .served(kind.apiVersion, kind.kind)
      .then(served => served !== undefined);
  }

  create(object: KubeObject): Promise<KubeObject> {
    return this.options.client.create(object);
  }

  /** Creates unless an object of that name is there; it is then left as it is. */
  async createIfAbsent(object: KubeObject): Promise<void> {
    await this.create(object).catch(error => {
      if (!isConflict(error)) throw error;
    });
  }

  /** Creates each object, or merges it into the one of that name, in the order given. */
  async apply(objects: readonly object[]): Promise<void> {
    await this.options.client.apply(objects);
  }

  /** Server-side apply: also takes away what this manager applied before and no longer names. */
  applyAs(fieldManager: string, object: KubeObject): Promise<KubeObject> {
    return this.options.client.applyAs(fieldManager, object);
  }

  async patch(object: KubeObject, patch: object): Promise<KubeObject> {
    const { apiVersion, kind, metadata } = object;
    return this.options.client.mergePatch(
      apiVersion,
      kind,
      metadata.namespace,
      metadata.name,
      patch,
    );
  }

  /** Assigns a pod to a node, which only the scheduler's binding may do. */
  async bind(pod: KubeObject, node: string): Promise<void> {
    const { namespace = '', name } = pod.metadata;
    await this.options.client.bindPod(namespace, name, node);
  }

  /** Writes what differs from `object.status`, and nothing when nothing does. */
  async writeStatus<S, T extends object>(
    object: KubeObject<S, T>,
    status: T,
    options: StatusOptions = {},
  ): Promise<void> {
    const patch = mergePatchBetween(object.status ?? {}, status);
    if (!patch) return;
    const { apiVersion, kind, metadata } = object;
    const { resourceVersion } = metadata;
    await this.options.client.mergePatch(
      apiVersion,
      kind,
      metadata.namespace,
      metadata.name,
      {
        ...(options.ifUnchanged && { metadata: { resourceVersion } }),
        status: patch,
      },
      { subresource: 'status' },
    );
  }

  /** Deletes in the background; absent is fine. */
  async delete(
    object: {
      apiVersion: string;
      kind: string;
      metadata: { namespace?: string; name: string };
    },
    options?: DeleteOptions,
  ): Promise<void> {
    const { apiVersion, kind, metadata } = object;
    await this.options.client
      .delete(apiVersion, kind, metadata.namespace, metadata.name, options)
      .catch(ignoreNotFound);
  }

  /** True when the finalizer was there already; false after it had to be written first. */
  async hasFinalizer(object: KubeObject, finalizer: string): Promise<boolean> {
    const finalizers = object.metadata.finalizers ?? [];
    if (finalizers.includes(finalizer)) return true;
    await this.patch(object, {
      metadata: {
        finalizers: [...finalizers, finalizer],
        resourceVersion: object.metadata.resourceVersion,
      },
    });
    return false;
  }

  async removeFinalizer(object: KubeObject, finalizer: string): Promise<void> {
    const finalizers = object.metadata.finalizers ?? [];
    if (!finalizers.includes(finalizer)) return;
    await this.patch(object, {
      metadata: {
        finalizers: finalizers.filter(f => f !== finalizer),
        resourceVersion: object.metadata.resourceVersion,
      },
    }).catch(ignoreNotFound);
  }

  /**
   * Records an event on the object; what was said before is counted and gets a new time, as clients do. A failure is
   * logged only: events are best effort.
   */
  async event(
    object: KubeObject,
    type: 'Normal' | 'Warning',
    reason: string,
    message: string,
    component: string,
  ): Promise<void> {
    await this.record(object, { type, reason, message, component }, 'again');
  }

  /** The same, unless the object has just this event already. */
  async eventOnce(
    object: KubeObject,
    type: 'Normal' | 'Warning',
    reason: string,
    message: string,
    component: string,
  ): Promise<void> {
    await this.record(object, { type, reason, message, component }, 'once');
  }

  private async record(
    object: KubeObject,
    said: Said,
    often: 'once' | 'again',
  ): Promise<void> {
    const now = timestamp(this.clock.now());
    const event = eventOf(object, said, now);
    try {
      await this.create(event).catch(async error => {
        if (!isConflict(error)) throw error;
        if (often === 'again') await this.countAgain(event, now);
      });
    } catch (error) {
      this.options.logger(`event ${said.reason} was not recorded: ${error}`);
    }
  }

  private async countAgain(event: KubeObject, now: string): Promise<void> {
    const { namespace, name } = event.metadata;
    const known = await this.options.client.find(
      'v1',
      'Event',
      namespace,
      name,
    );
    const count = Number((known as { count?: number } | undefined)?.count ?? 0);
    await this.patch(event, { count: count + 1, lastTimestamp: now });
  }
}

interface Said {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  readonly component: string;
}

/** The same name for the same words about the same object. */
function eventOf(
  object: KubeObject,
  { component, ...said }: Said,
  now: string,
): KubeObject & { [field: string]: unknown } {
  const { name, uid } = object.metadata;
  const namespace = object.metadata.namespace ?? 'default';
  const digest = createHash('sha256')
    .update(JSON.stringify([uid, said, component]))
    .digest('hex');
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: {
      name: `${name.slice(0, 230)}.${digest.slice(0, 16)}`,
      namespace,
    },
    involvedObject: {
      apiVersion: object.apiVersion,
      kind: object.kind,
      name,
      ...(object.metadata.namespace && { namespace }),
      uid,
    },
    ...said,
    source: { component },
    firstTimestamp: now,
    lastTimestamp: now,
    count: 1,
  };
}

export function ownerReference(owner: KubeObject): OwnerReference {
  return {
    apiVersion: owner.apiVersion,
    kind: owner.kind,
    name: owner.metadata.name,
    uid: owner.metadata.uid ?? '',
    controller: true,
    blockOwnerDeletion: true,
  };
}

/** The key of the controlling owner, when it is of that kind. */
export function ownerKeys(object: KubeObject, kind: Kind): Key[] {
  return (object.metadata.ownerReferences ?? [])
    .filter(owner => owner.controller && owner.kind === kind.kind)
    .map(owner => ({ ...keyOf(object), name: owner.name }));
}
