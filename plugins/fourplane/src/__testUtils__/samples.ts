// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Entity } from '@backstage/catalog-model';
import {
  annotationsOf,
  entityRefOf,
  type Build,
  type Component,
  type ComponentOverview,
  type ControlPlaneSummary,
  type Deployment,
  type Health,
  type ModelKind,
  type ModelRef,
  type PlaneFact,
  type PlaneSummary,
  type ProjectSummary,
  type ReplyMeta,
} from '@fourplane/plugin-fourplane-common';

/** Five minutes ago: recent enough for the words, far enough not to read "just now". */
export const RECENT = new Date(Date.now() - 5 * 60_000).toISOString();

export const ready: Health = { state: 'ready' };

export function ref(
  kind: ModelKind,
  name: string,
  more: Partial<ModelRef> = {},
): ModelRef {
  return { controlPlane: 'default', kind, tenant: 'acme', name, ...more };
}

export function meta(more: Partial<ReplyMeta> = {}): ReplyMeta {
  return { asOf: RECENT, stale: [], ...more };
}

const componentRef = ref('component', 'greeter', { project: 'shop' });

export const component: Component = {
  ref: componentRef,
  project: ref('project', 'shop'),
  type: 'service',
  source: { type: 'git', url: 'https://git.example/shop/greeter' },
  links: [],
  traits: [],
  endpoints: [],
  dependencies: [],
  resources: [],
  tracks: [],
  health: ready,
};

export const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'shop_greeter',
    namespace: 'acme',
    annotations: annotationsOf(componentRef),
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'group:default/x' },
};

export function deployment(
  environmentName: string,
  more: Partial<Deployment> = {},
): Deployment {
  return {
    ref: ref('deployment', `greeter-${environmentName}`, { project: 'shop' }),
    component: componentRef,
    environment: ref('environment', environmentName),
    release: ref('release', 'greeter-20261122-3', { project: 'shop' }),
    image: 'registry.example/shop/greeter:v1.4',
    desired: 'active',
    urls: [],
    objects: [],
    health: ready,
    ...more,
  };
}

export function environment(
  name: string,
  title: string,
  deployed?: Deployment,
): ComponentOverview['environments'][number] {
  return {
    ref: ref('environment', name),
    environment: {
      ref: ref('environment', name),
      title,
      isProduction: name === 'production',
      health: ready,
    },
    deployment: deployed,
  };
}

export const failedBuild: Build = {
  ref: ref('build', 'greeter-build-7', { project: 'shop' }),
  phase: 'failed',
  revision: { branch: 'main', commit: 'a1b2c3d4e5f6' },
  startedAt: new Date(Date.parse(RECENT) - 130_000).toISOString(),
  completedAt: RECENT,
  steps: [
    { name: 'checkout', phase: 'succeeded' },
    { name: 'build-image', phase: 'failed', message: 'exit code 1' },
  ],
};

export function overview(
  more: Partial<ComponentOverview> = {},
): ComponentOverview {
  return {
    component,
    entityRef: entityRefOf(componentRef),
    entityRefs: [entityRefOf(componentRef) ?? ''],
    health: ready,
    environments: [
      environment('development', 'Development', deployment('development')),
    ],
    endpoints: [],
    ...more,
  };
}

export function answering(
  more: Partial<Extract<PlaneFact, { state: 'up' }>> = {},
): PlaneFact {
  return {
    server: 'kubernetes',
    state: 'up',
    since: RECENT,
    checkedAt: RECENT,
    address: 'https://kube.example',
    latencyMs: 12,
    version: 'v1.33.1',
    ...more,
  };
}

/** A server that nothing reaches. */
export function unreachable(
  server: PlaneFact['server'] = 'kubernetes',
): PlaneFact {
  return {
    server,
    state: 'down',
    since: RECENT,
    checkedAt: RECENT,
    address: 'https://kube.example',
    cause: 'unreachable',
    problem: {
      what: 'Cannot get /readyz: connection refused',
      where: 'https://kube.example',
      mend: 'Start the API server',
    },
  };
}

export function controlPlane(
  status: Partial<ControlPlaneSummary['status']> = {},
  more: Partial<ControlPlaneSummary> = {},
): ControlPlaneSummary {
  return {
    status: {
      name: 'default',
      title: 'Production EU',
      state: 'synced',
      since: RECENT,
      generation: 'v1.2',
      kubernetesVersion: 'v1.33.1',
      capabilities: [],
      kinds: [{ kind: 'Project', state: 'synced', objects: 3, since: RECENT }],
      problems: [],
      ...status,
    },
    counts: { tenants: 2, projects: 1, components: 14 },
    unreadable: [],
    api: answering(),
    ...more,
  };
}

export function plane(
  name: string,
  more: Partial<PlaneSummary['plane']> = {},
  seen: Partial<Omit<PlaneSummary, 'plane'>> = {},
): PlaneSummary {
  const planeRef = more.ref ?? ref('dataPlane', name, { tenant: undefined });
  return {
    plane: {
      ref: planeRef,
      role: 'data',
      health: ready,
      agent: { connected: true, agents: 1, lastHeartbeatAt: RECENT },
      ...more,
    },
    entityRef: entityRefOf(planeRef),
    environments: 3,
    load: {
      deployments: 12,
      troubledDeployments: 0,
      components: 5,
      queuedBuilds: 2,
      runningBuilds: 1,
      observedPlanes: 2,
    },
    facts: [answering()],
    ...seen,
  };
}

export function project(
  name: string,
  more: Partial<ProjectSummary> = {},
): ProjectSummary {
  const projectRef = ref('project', name);
  return {
    project: { ref: projectRef, health: ready },
    entityRef: entityRefOf(projectRef),
    components: 2,
    componentHealth: [{ state: 'ready', count: 2 }],
    attention: [],
    ...more,
  };
}
