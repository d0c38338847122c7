// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../../client';
import { Sandbox, startSandbox } from '../../../../Sandbox';
import { sandboxAnnotation } from '../../../sandboxAnnotation';
import { BindingStatus } from '../objects';

export const api = 'openchoreo.dev/v1alpha1';
export const tenant = 'default';

/** A condition's type, status and reason. */
export type Reported = [type: string, status: string, reason: string];

const listOf = ({ status }: KubeObject) =>
  (status as BindingStatus | undefined)?.conditions ?? [];

export const conditionsOf = (object: KubeObject): Reported[] =>
  listOf(object).map(({ type, status, reason }) => [type, status, reason]);

export const messageOf = (object: KubeObject, type = 'Ready') =>
  listOf(object).find(condition => condition.type === type)?.message;

const has =
  (wanted: Reported) =>
  (object: KubeObject): boolean =>
    conditionsOf(object).some(c => String(c) === String(wanted));

export const cr = (
  kind: string,
  name: string,
  spec: object,
  metadata: object = {},
): KubeObject => ({
  apiVersion: api,
  kind,
  metadata: { name, namespace: tenant, ...metadata },
  spec,
});

export const owner = (componentName: string) => ({
  projectName: 'shop',
  componentName,
});

export const component = (
  name: string,
  type = 'Service',
  metadata: object = {},
) => cr('Component', name, { owner: { projectName: 'shop' }, type }, metadata);

export const workloadSpec = (image: string) => ({
  containers: { main: { image } },
  endpoints: { http: { type: 'HTTP', port: 8080 } },
});

export const workload = (name: string, more: object = {}) =>
  cr('Workload', name, {
    owner: owner(name),
    ...workloadSpec(`example.com/${name}:1`),
    ...more,
  });

/** A Service, WebApplication or ScheduledTask of a component of the same name. */
export const running = (kind: string, name: string, more: object = {}) =>
  cr(kind, name, { owner: owner(name), workloadName: name, ...more });

export const binding = (
  kind: string,
  name: string,
  more: object = {},
  metadata: object = {},
) =>
  cr(
    kind,
    name,
    {
      owner: owner(name),
      environment: 'development',
      workloadSpec: workloadSpec(`example.com/${name}:1`),
      ...more,
    },
    metadata,
  );

export const build = (
  name: string,
  componentName: string,
  metadata: object = {},
  template = 'docker',
) =>
  cr(
    'Build',
    name,
    {
      owner: owner(componentName),
      repository: {
        url: 'https://git.example.com/shop',
        appPath: '/',
        revision: { branch: 'main' },
      },
      templateRef: { name: template },
    },
    metadata,
  );

/** Metadata by which a build step fails or is held. */
export const wish = (name: 'failStep' | 'holdStep', step: string) => ({
  annotations: { [sandboxAnnotation[name]]: step },
});

/** The organization of the seed `platform`, with a project `shop`, on a sandbox of v0.3 at instant pace. */
export class TestOrganization {
  static async start(): Promise<TestOrganization> {
    const sandbox = await startSandbox({
      generation: 'v0.3',
      seed: 'platform',
      pace: 'instant',
    });
    await sandbox.client.apply(
      cr('Project', 'shop', { deploymentPipelineRef: 'default' }),
    );
    return new TestOrganization(sandbox);
  }

  private constructor(private readonly sandbox: Sandbox) {}

  get client() {
    return this.sandbox.client;
  }

  stop(): Promise<void> {
    return this.sandbox.stop();
  }

  /** Fails such requests until the undo is called. */
  failing(verb: string, plural: string): () => void {
    return this.sandbox.faults.fail({ verb, plural, status: 500 });
  }

  /** The object as soon as the predicate holds for it. */
  when(
    kind: string,
    name: string,
    predicate: (object: KubeObject) => boolean,
    namespace = tenant,
  ): Promise<KubeObject> {
    return this.client.waitFor(api, kind, namespace, name, predicate, {
      timeoutMs: 20_000,
    });
  }

  reaches(
    kind: string,
    name: string,
    wanted: Reported,
    namespace = tenant,
  ): Promise<KubeObject> {
    return this.when(kind, name, has(wanted), namespace);
  }

  /** A binding once it says that it is ready, and why. */
  ready(
    kind: string,
    name: string,
    status: 'True' | 'False',
    reason: string,
  ): Promise<KubeObject> {
    return this.reaches(kind, name, ['Ready', status, reason]);
  }

  /** A binding once all its objects are deployed and healthy. */
  deployed(kind: string, name: string, resources: number): Promise<KubeObject> {
    return this.when(
      kind,
      name,
      object =>
        messageOf(object) ===
        `All ${resources} resources are deployed and healthy`,
    );
  }

  gone(kind: string, name: string): Promise<void> {
    return this.client.waitGone(api, kind, tenant, name, {
      timeoutMs: 20_000,
    });
  }

  patch(kind: string, name: string, body: object): Promise<KubeObject> {
    return this.client.mergePatch(api, kind, tenant, name, body);
  }

  find(kind: string, name: string): Promise<KubeObject | undefined> {
    return this.client.find(api, kind, tenant, name);
  }

  delete(kind: string, name: string): Promise<void> {
    return this.client.delete(api, kind, tenant, name);
  }
}
