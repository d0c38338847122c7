// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Deployment, Problem } from '@fourplane/plugin-fourplane-common';
import { explainCause } from '../../kube/explainFailure';
import { DeployedWorkloads } from '../../dialects/Dialect';
import { KubeApi } from '../../kube/KubeApi';
import { KubeError } from '../../kube/KubeError';
import { KubeObject, KubeResource } from '../../kube/KubeObject';
import { resourceName } from '../../kube/resourcePath';
import { KubeEvent, readNamespaceEvents } from '../readEvents';
import { hasLabels } from './labels';
import { objectHealth } from './objectHealth';
import { builtInResource, servedResources } from './servedResources';
import { idOf, MISSING, Tree, TreeNode } from './tree';

type Reported = Deployment['objects'];

const PAGE_SIZE = 500;
const MAX_PAGES = 10;
/** Deeper than any chain of owners is. */
const MAX_DEPTH = 8;

/** Kinds that are made for objects of another kind. */
const children: Readonly<
  Record<string, readonly (readonly [group: string, kind: string])[]>
> = {
  Deployment: [
    ['apps', 'ReplicaSet'],
    ['', 'Pod'],
  ],
  StatefulSet: [['', 'Pod']],
  DaemonSet: [['', 'Pod']],
  CronJob: [
    ['batch', 'Job'],
    ['', 'Pod'],
  ],
  Job: [['', 'Pod']],
  Service: [['discovery.k8s.io', 'EndpointSlice']],
};

/** Kinds whose objects carry the labels of the pods: with them no other deployment's are listed. */
const labelledKinds: readonly string[] = ['Pod', 'ReplicaSet'];

/** What a deployment has where the control plane does not say. */
const usualKinds: readonly (readonly [group: string, kind: string])[] = [
  ['apps', 'Deployment'],
  ['apps', 'StatefulSet'],
  ['batch', 'CronJob'],
  ['', 'Service'],
  ['', 'ConfigMap'],
  ['gateway.networking.k8s.io', 'HTTPRoute'],
];

/** Whose objects a {@link TreeReader} reads, and where. */
export interface TreeReaderOptions {
  readonly api: KubeApi;
  readonly workloads: DeployedWorkloads;
  /** What the control plane says that it put there. */
  readonly reported: Reported;
  readonly signal: AbortSignal;
}

/** Reads the objects of one deployment. Rejects only when the signal aborts. */
export class TreeReader {
  private readonly problems = new Map<string, Problem>();
  private readonly nodes = new Map<string, TreeNode>();

  static create(options: TreeReaderOptions): TreeReader {
    return new TreeReader(options);
  }

  private constructor(private readonly options: TreeReaderOptions) {}

  /** Everything, with what happened to it. */
  async read(): Promise<Tree> {
    const [nodes, events] = await Promise.all([
      this.readObjects(),
      this.readEvents(),
    ]);
    return { nodes, events, problems: [...this.problems.values()] };
  }

  /** The objects alone. */
  async readObjects(): Promise<readonly TreeNode[]> {
    await this.readTops();
    await this.readChildren();
    return [...this.nodes.values()];
  }

  /** The objects that the control plane put there, and not what was made for them. */
  async readPlaced(): Promise<Pick<Tree, 'nodes' | 'problems'>> {
    await this.readTops();
    return {
      nodes: [...this.nodes.values()],
      problems: [...this.problems.values()],
    };
  }

  private async readTops(): Promise<void> {
    const { reported, api, signal } = this.options;
    const kinds =
      reported.length > 0
        ? reported
        : usualKinds.map(([group, kind]) => ({ group, kind }));
    const served = await this.attempt(() =>
      servedResources(api, kinds, signal),
    );
    served?.problems.forEach(problem => this.note(problem));
    const resources = served?.resources ?? [];
    await (reported.length > 0
      ? this.readReported(resources)
      : this.readLabelled(resources));
  }

  private async readEvents(): Promise<readonly KubeEvent[]> {
    const { workloads, api, signal } = this.options;
    const { namespace } = workloads;
    const read = await this.attempt(() =>
      readNamespaceEvents(api, namespace, signal),
    );
    if (read && !read.isWhole) {
      this.note(onlyFirst(`${read.events.length} events`, namespace));
    }
    return read?.events ?? [];
  }

  private async readReported(resources: readonly KubeResource[]) {
    const { api, reported, signal } = this.options;
    const found = await Promise.all(
      reported.map(async (each): Promise<TreeNode> => {
        const { group, kind, namespace, name } = each;
        const resource =
          builtInResource(group, kind) ??
          resources.find(
            served => served.group === group && served.kind === kind,
          );
        const node = { ...each, id: idOf(each), ...(resource && { resource }) };
        if (!resource) {
          return node;
        }
        const read = await this.attempt(() =>
          api
            .get(resource, namespace, name, { signal })
            .then(object => ({ object }), missing),
        );
        if (!read) {
          return node;
        }
        const { object } = read;
        if (object && !this.isOwn(object)) {
          this.note({
            what: `${kind} ${name} does not say by its labels that it belongs here, so no more than its name is shown`,
            where: `namespace ${namespace ?? ''}`,
          });
          return node;
        }
        return object
          ? { ...node, object, health: objectHealth(resource, object) }
          : { ...node, health: MISSING };
      }),
    );
    found.forEach(node => this.nodes.set(node.id, node));
  }

  /** A status that names an object does not make it the deployment's: whoever writes there could read anything. */
  private isOwn({ metadata: { labels = {} } }: KubeObject): boolean {
    const { workloads } = this.options;
    return [workloads.labels, ...(workloads.ownLabels ?? [])].some(own =>
      hasLabels(labels, own),
    );
  }

  private async readLabelled(resources: readonly KubeResource[]) {
    const { labels } = this.options.workloads;
    const lists = await Promise.all(
      usualKinds.map(async ([group, kind]) => {
        const resource =
          builtInResource(group, kind) ??
          resources.find(each => each.group === group && each.kind === kind);
        return resource ? this.list(resource, labels) : [];
      }),
    );
    lists.flat().forEach(node => this.nodes.set(node.id, node));
  }

  /** Everything that is owned by what is there already, level by level. */
  private async readChildren(): Promise<void> {
    const { workloads } = this.options;
    const wanted = new Map<string, KubeResource>();
    for (const { kind } of this.nodes.values()) {
      for (const [group, child] of children[kind] ?? []) {
        const resource = builtInResource(group, child);
        if (resource) {
          wanted.set(child, resource);
        }
      }
    }
    const lists = await Promise.all(
      [...wanted.values()].map(resource =>
        this.list(
          resource,
          labelledKinds.includes(resource.kind) && !workloads.unlabelledPods
            ? workloads.labels
            : {},
        ),
      ),
    );
    const candidates = lists.flat().filter(isInUse);
    for (let depth = 0; depth < MAX_DEPTH; depth++) {
      const owners = new Map(
        [...this.nodes.values()].flatMap(({ id, object }) =>
          object?.metadata.uid ? [[object.metadata.uid, id] as const] : [],
        ),
      );
      const size = this.nodes.size;
      for (const node of candidates) {
        const parent = node.object?.metadata.ownerReferences
          ?.map(({ uid }) => owners.get(uid))
          .find(found => found !== undefined);
        if (parent && !this.nodes.has(node.id)) {
          this.nodes.set(node.id, { ...node, parent });
        }
      }
      if (this.nodes.size === size) {
        return;
      }
    }
  }

  private async list(
    resource: KubeResource,
    labels: Readonly<Record<string, string>>,
  ): Promise<TreeNode[]> {
    const { api, workloads, signal } = this.options;
    const labelSelector = Object.entries(labels)
      .map(pair => pair.join('='))
      .join(',');
    const objects = await this.attempt(async () => {
      const items: KubeObject[] = [];
      let next: string | undefined;
      for (let page = 0; page < MAX_PAGES; page++) {
        const read = await api.list(resource, {
          namespace: workloads.namespace,
          ...(labelSelector && { labelSelector }),
          limit: PAGE_SIZE,
          continue: next,
          signal,
        });
        items.push(...read.items);
        next = read.continue;
        if (!next) {
          return items;
        }
      }
      const what = `${items.length} ${resourceName(resource)}`;
      this.note(onlyFirst(what, workloads.namespace));
      return items;
    });
    return (objects ?? []).map(object => {
      const { group, kind } = resource;
      const { namespace, name } = object.metadata;
      return {
        id: idOf({ group, kind, namespace, name }),
        resource,
        group,
        kind,
        ...(namespace && { namespace }),
        name,
        health: objectHealth(resource, object),
        object,
      };
    });
  }

  /** What the call gives; where it fails, why is a problem. */
  private async attempt<T>(call: () => Promise<T>): Promise<T | undefined> {
    const { api, signal } = this.options;
    try {
      return await call();
    } catch (error) {
      signal.throwIfAborted();
      const operation = {
        verb: 'read',
        target: 'objects',
        server: api.server,
      };
      this.note(explainCause(operation, error).problem);
      return undefined;
    }
  }

  private note(problem: Problem): void {
    this.problems.set(`${problem.mend ?? ''} ${problem.what}`, problem);
  }
}

/** Replica sets of former revisions are kept for rolling back, and have no pods. */
function isInUse({ kind, health }: TreeNode): boolean {
  return kind !== 'ReplicaSet' || health.reason !== 'ScaledToZero';
}

function onlyFirst(what: string, namespace: string): Problem {
  return {
    what: `Only the first ${what} were read`,
    where: `namespace ${namespace}`,
  };
}

function missing(error: unknown): { readonly object?: KubeObject } {
  if (error instanceof KubeError && error.failure === 'notFound') {
    return {};
  }
  throw error;
}
