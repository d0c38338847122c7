// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import {
  Cluster,
  Controller,
  isFalse,
  Kind,
  NewCondition,
  ownerKeys,
} from '../../runtime';
import { sandboxAnnotation } from '../../sandboxAnnotation';
import { RenderedResource } from '../inventory';
import { reportConditions } from '../reportConditions';
import { readyFrom } from './bindingCondition';
import { resolveConnections } from './connections';
import * as kinds from './kinds';
import { namedBy } from './lookups';
import {
  ApiClassSpec,
  Binding,
  BindingEndpoint,
  BindingSpec,
  BindingStatus,
  ScheduledTaskClassSpec,
  ServingClassSpec,
} from './objects';
import { serviceEndpoints, webEndpoints } from './rendering/endpointStatus';
import { ApiClasses, renderPolicies } from './rendering/renderPolicies';
import { RenderInput } from './rendering/RenderInput';
import { renderApiRoutes, renderWebRoutes } from './rendering/renderRoutes';
import {
  renderCronJob,
  renderDeployment,
  renderService,
} from './rendering/renderWorkload';

import { syncRelease, undeploy } from './syncRelease';

/** What a binding of a service or a web application is made into, and how that is reported. */
interface Serving {
  kind: Kind<BindingSpec, BindingStatus>;
  classKind: Kind<ServingClassSpec>;
  render(input: RenderInput, classes: ApiClasses): RenderedResource[];
  endpoints(name: string, spec: BindingSpec): BindingEndpoint[];
}

const notReady = (reason: string, message: string): NewCondition =>
  isFalse('Ready', reason, message);

function inputOf(
  binding: Binding,
  spec: BindingSpec,
  cluster: Cluster,
): RenderInput {
  const { name, namespace = '', annotations } = binding.metadata;
  const component = cluster.get(
    kinds.componentKind,
    namespace,
    spec.owner.componentName,
  );
  return {
    name,
    namespace,
    spec,
    connections: {},
    podFailure:
      annotations?.[sandboxAnnotation.podFailure] ??
      component?.metadata.annotations?.[sandboxAnnotation.podFailure],
  };
}

type Classes =
  | { outcome: 'found'; classes: ApiClasses }
  | { outcome: 'missing'; message: string };

/** Past the cache: a class that is missing is not waited for. */
async function apiClassesOf(
  namespace: string,
  { apis = {} }: BindingSpec,
  cluster: Cluster,
): Promise<Classes> {
  const classes: Record<string, ApiClassSpec> = {};
  for (const [api, { className }] of Object.entries(apis)) {
    const found = await cluster.read(kinds.apiClassKind, namespace, className);
    if (!found) {
      return {
        outcome: 'missing',
        message: `APIClass "${className}" not found for API "${api}"`,
      };
    }
    classes[api] = found.spec ?? {};
  }
  return { outcome: 'found', classes };
}

async function serve(
  serving: Serving,
  binding: Binding,
  spec: BindingSpec,
  cluster: Cluster,
): Promise<void> {
  const { name, namespace = '' } = binding.metadata;
  const refuse = (reason: string, message: string) =>
    reportConditions(cluster, binding, [notReady(reason, message)]);
  const { classKind } = serving;
  const templates = cluster.get(classKind, namespace, spec.className);
  if (!templates) {
    await refuse(
      `${classKind.kind}NotFound`,
      `${classKind.kind} "${spec.className}" not found`,
    );
    return;
  }
  const found = await apiClassesOf(namespace, spec, cluster);
  if (found.outcome === 'missing') {
    await refuse('APIClassNotFound', found.message);
    return;
  }
  if (spec.releaseState === 'Undeploy') {
    await takeDown(binding, cluster);
    return;
  }
  const input = {
    ...inputOf(binding, spec, cluster),
    connections: resolveConnections(namespace, spec, cluster),
  };
  const resources = [
    renderDeployment(input, templates.spec ?? {}),
    renderService(input, templates.spec ?? {}),
    ...serving.render(input, found.classes),
  ];
  const sync = await syncRelease(binding, spec, resources, cluster);
  if (sync.outcome === 'failed') {
    await refuse(sync.reason, sync.message);
    throw sync.error;
  }
  // what was just written has no status yet; its coming wakes this controller
  if (sync.outcome === 'written') return;
  const endpoints = serving.endpoints(name, spec);
  await reportConditions(
    cluster,
    binding,
    [readyFrom(sync.release.status?.resources ?? [], spec.releaseState)],
    endpoints.length > 0 ? { endpoints } : {},
  );
}

async function takeDown(binding: Binding, cluster: Cluster): Promise<void> {
  const end = await undeploy(binding, cluster);
  if (end.outcome === 'failed') {
    await reportConditions(cluster, binding, [
      notReady(
        'ReleaseDeletionFailed',
        `failed to delete release "${binding.metadata.name}": ${end.error.message}`,
      ),
    ]);
    throw end.error;
  }
  await reportConditions(cluster, binding, [
    notReady(
      'ResourcesUndeployed',
      end.outcome === 'going'
        ? 'Resources being undeployed'
        : 'Resources undeployed',
    ),
  ]);
}

const servingKinds: readonly Serving[] = [
  {
    kind: kinds.serviceBindingKind,
    classKind: kinds.serviceClassKind,
    render: (input, classes) => [
      ...renderApiRoutes(input),
      ...renderPolicies(input, classes),
    ],
    endpoints: serviceEndpoints,
  },
  {
    kind: kinds.webApplicationBindingKind,
    classKind: kinds.webApplicationClassKind,
    render: renderWebRoutes,
    endpoints: webEndpoints,
  },
];

const watches = (kind: Kind, classKind: Kind) => [
  namedBy(kind, 'class', classKind),
  // for the annotations of the sandbox; OpenChoreo itself does not look at components here
  namedBy(kind, 'component', kinds.componentKind),
  {
    kind: kinds.releaseKind,
    keys: (release: KubeObject) => ownerKeys(release, kind),
  },
];

const servingControllers = servingKinds.map(
  (serving): Controller => ({
    name: serving.kind.kind.toLowerCase(),
    kind: serving.kind,
    watches: watches(serving.kind, serving.classKind),
    async reconcile(key, cluster) {
      const binding = cluster.get(serving.kind, key.namespace, key.name);
      if (!binding?.spec || binding.metadata.deletionTimestamp) return;
      await serve(serving, binding, binding.spec, cluster);
    },
  }),
);

/** Has no status at all, and is blind to `Undeploy`: only its deletion takes the task down. */
const scheduledTaskBindingController: Controller = {
  name: 'scheduledtaskbinding',
  kind: kinds.scheduledTaskBindingKind,
  watches: watches(
    kinds.scheduledTaskBindingKind,
    kinds.scheduledTaskClassKind,
  ),
  async reconcile(key, cluster) {
    const binding = cluster.get(
      kinds.scheduledTaskBindingKind,
      key.namespace,
      key.name,
    );
    if (!binding?.spec || binding.metadata.deletionTimestamp) return;
    const templates = cluster.get<ScheduledTaskClassSpec, unknown>(
      kinds.scheduledTaskClassKind,
      key.namespace,
      binding.spec.className,
    );
    // nothing is said; the class wakes it when it comes
    if (!templates) return;
    const input = inputOf(binding, binding.spec, cluster);
    const sync = await syncRelease(
      binding,
      binding.spec,
      [renderCronJob(input, templates.spec ?? {})],
      cluster,
    );
    if (sync.outcome === 'failed') throw sync.error;
  },
};

export const bindingControllers: readonly Controller[] = [
  ...servingControllers,
  scheduledTaskBindingController,
];
