// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../../client';
import { Sandbox, startSandbox } from '../../../../Sandbox';
import { Condition } from '../../../runtime';

const api = 'core.choreo.dev/v1';
const prefix = 'core.choreo.dev';
const held = 'example.com/held';

interface Labels {
  [name: string]: string;
}

/** A condition as tests speak of it: `Ready=True/DeploymentReady`. */
export const conditionsOf = ({ status }: KubeObject): string[] =>
  ((status as { conditions?: Condition[] } | undefined)?.conditions ?? []).map(
    c => `${c.type}=${c.status}/${c.reason}`,
  );

/** One organization of the seed `platform` on a sandbox of v0.2, at instant pace. */
export class TestOrganization {
  readonly namespace = 'initech';

  static async start(): Promise<TestOrganization> {
    return new TestOrganization(
      await startSandbox({ generation: 'v0.2', seed: 'platform' }),
    );
  }

  private constructor(readonly sandbox: Sandbox) {}

  get client() {
    return this.sandbox.client;
  }

  stop(): Promise<void> {
    return this.sandbox.stop();
  }

  /** An object that is called `name` by its label, too, unless the labels say otherwise. */
  object(
    kind: string,
    name: string,
    labels: Labels,
    spec: object,
    annotations: Labels = {},
  ): KubeObject {
    const all: Labels = { organization: this.namespace, name, ...labels };
    return {
      apiVersion: api,
      kind,
      metadata: {
        name,
        namespace: this.namespace,
        annotations,
        labels: Object.fromEntries(
          Object.entries(all).map(([key, value]) => [
            `${prefix}/${key}`,
            value,
          ]),
        ),
      },
      spec,
    };
  }

  project(name: string, pipeline = 'default'): KubeObject {
    return this.object(
      'Project',
      name,
      {},
      { deploymentPipelineRef: pipeline },
    );
  }

  /** A component with a track `main`: of an image unless a repository is given. */
  component(
    project: string,
    name: string,
    type = 'Service',
    more: { git?: string; autoDeploy?: boolean } = {},
  ): KubeObject[] {
    const { git, autoDeploy } = more;
    return [
      this.object(
        'Component',
        name,
        { project },
        {
          type,
          source: git
            ? { gitRepository: { url: git } }
            : { containerRegistry: { imageName: `example.com/${name}` } },
        },
      ),
      this.object(
        'DeploymentTrack',
        `${name}-main`,
        { project, component: name, name: 'main' },
        { autoDeploy },
      ),
    ];
  }

  /** On the track `main` of a component. */
  onTrack(
    kind: string,
    project: string,
    component: string,
    name: string,
    spec: object,
    more: { labels?: Labels; annotations?: Labels } = {},
  ): KubeObject {
    const labels = {
      project,
      component,
      'deployment-track': 'main',
      ...more.labels,
    };
    return this.object(kind, name, labels, spec, more.annotations);
  }

  artifact(
    project: string,
    component: string,
    tag: string,
    configuration?: object,
  ): KubeObject {
    return this.onTrack(
      'DeployableArtifact',
      project,
      component,
      `${component}-${tag}`,
      { targetArtifact: { fromImageRef: { tag } }, configuration },
    );
  }

  deployment(
    project: string,
    component: string,
    environment: string,
    deploymentArtifactRef: string,
    more: object = {},
  ): KubeObject {
    return this.onTrack(
      'Deployment',
      project,
      component,
      `${component}-${environment}`,
      { deploymentArtifactRef, ...more },
      { labels: { environment } },
    );
  }

  build(
    project: string,
    component: string,
    name: string,
    annotations: Labels = {},
    buildConfiguration: object = { buildpack: { name: 'Go' } },
  ): KubeObject {
    return this.onTrack(
      'Build',
      project,
      component,
      name,
      { branch: 'main', path: '/', buildConfiguration },
      { annotations },
    );
  }

  get(kind: string, name: string): Promise<KubeObject> {
    return this.client.get(api, kind, this.scope(kind), name);
  }

  find(kind: string, name: string): Promise<KubeObject | undefined> {
    return this.client.find(api, kind, this.scope(kind), name);
  }

  list(kind: string, labelSelector?: string): Promise<KubeObject[]> {
    return this.client.list(api, kind, {
      namespace: this.scope(kind),
      labelSelector,
    });
  }

  patch(kind: string, name: string, patch: object): Promise<KubeObject> {
    return this.client.mergePatch(api, kind, this.scope(kind), name, patch);
  }

  delete(kind: string, name: string): Promise<void> {
    return this.client.delete(api, kind, this.scope(kind), name);
  }

  /** Resolves when the object has all these conditions. */
  reaches(
    kind: string,
    name: string,
    ...conditions: string[]
  ): Promise<KubeObject> {
    return this.client.waitFor(
      api,
      kind,
      this.scope(kind),
      name,
      object => {
        const found = conditionsOf(object);
        return conditions.every(condition => found.includes(condition));
      },
      { timeoutMs: 30_000 },
    );
  }

  /** Resolves when the object is not there any more. */
  gone(kind: string, name: string, apiVersion = api): Promise<void> {
    return this.client.waitGone(
      apiVersion,
      kind,
      kind === 'Namespace' ? undefined : this.scope(kind),
      name,
      { timeoutMs: 30_000 },
    );
  }

  /** Resolves with the message of the first event with that reason about an object of that name. */
  async event(name: string, reason: string): Promise<string> {
    const abort = new AbortController();
    const selection = {
      namespace: this.namespace,
      fieldSelector: `involvedObject.name=${name},reason=${reason}`,
    };
    const { items, resourceVersion } = await this.client.listWithVersion(
      'v1',
      'Event',
      selection,
    );
    if (items.length > 0) return String(items[0].message);
    const timer = setTimeout(() => abort.abort(), 30_000);
    try {
      for await (const change of this.client.watch('v1', 'Event', {
        ...selection,
        resourceVersion,
        signal: abort.signal,
      })) {
        if (change.type === 'ADDED') return String(change.object.message);
      }
    } finally {
      clearTimeout(timer);
      abort.abort();
    }
    throw new Error(`no event ${reason} about ${name} within 30 s`);
  }

  /** Keeps a deleted object from going until it is let go, so that what waits for it can be seen waiting. */
  async hold(kind: string, name: string): Promise<() => Promise<void>> {
    const { metadata } = await this.get(kind, name);
    await this.patch(kind, name, {
      metadata: { finalizers: [...(metadata.finalizers ?? []), held] },
    });
    return async () => {
      const { metadata: now } = await this.get(kind, name);
      await this.patch(kind, name, {
        metadata: {
          finalizers: (now.finalizers ?? []).filter(f => f !== held),
        },
      });
    };
  }

  private scope(kind: string): string | undefined {
    return kind === 'Organization' ? undefined : this.namespace;
  }
}
