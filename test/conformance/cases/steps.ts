// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { OpenStep, RequestStep, TakeStep } from '../Case';

type Rest = Omit<RequestStep, 'send' | 'body'>;

/** Collections of the suite's own kinds and of core kinds, in the case's namespace where they have one. */
export const paths = {
  gadgets: '/apis/conformance.fourplane.dev/v1/namespaces/{{ns}}/gadgets',
  gauges: '/apis/conformance.fourplane.dev/v1/gauges',
  projects: '/apis/openchoreo.dev/v1alpha1/namespaces/{{ns}}/projects',
  definitions: '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
  namespaces: '/api/v1/namespaces',
  configMaps: '/api/v1/namespaces/{{ns}}/configmaps',
  secrets: '/api/v1/namespaces/{{ns}}/secrets',
  pods: '/api/v1/namespaces/{{ns}}/pods',
  services: '/api/v1/namespaces/{{ns}}/services',
  events: '/api/v1/namespaces/{{ns}}/events',
  deployments: '/apis/apps/v1/namespaces/{{ns}}/deployments',
} as const;

export const gadget = (
  name: string,
  spec: object = {},
  metadata: object = {},
) => ({
  apiVersion: 'conformance.fourplane.dev/v1',
  kind: 'Gadget',
  metadata: { name, ...metadata },
  spec: { colour: 'red', ...spec },
});

export const gauge = (name: string, rest: object = {}) => ({
  apiVersion: 'conformance.fourplane.dev/v1',
  kind: 'Gauge',
  metadata: { name },
  ...rest,
});

export const project = (metadata: object, spec: object = {}) => ({
  apiVersion: 'openchoreo.dev/v1alpha1',
  kind: 'Project',
  metadata,
  spec: {
    deploymentPipelineRef: { name: 'default' },
    type: { kind: 'ProjectType', name: 'default' },
    ...spec,
  },
});

export const configMap = (
  name: string,
  data: object = {},
  metadata: object = {},
) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, ...metadata },
  data,
});

export const pod = (
  name: string,
  spec: object = {},
  metadata: object = {},
) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, ...metadata },
  spec: { containers: [{ name: 'main', image: 'example/main:1' }], ...spec },
});

export const get = (path: string, rest: Rest = {}): RequestStep => ({
  send: `GET ${path}`,
  ...rest,
});

export const post = (
  path: string,
  body: unknown,
  rest: Rest = {},
): RequestStep => ({
  send: `POST ${path}`,
  body,
  ...rest,
});

export const put = (
  path: string,
  body: unknown,
  rest: Rest = {},
): RequestStep => ({
  send: `PUT ${path}`,
  body,
  ...rest,
});

const patch =
  (type: string) =>
  (path: string, body: unknown, rest: Rest = {}): RequestStep => ({
    send: `PATCH ${path}`,
    body,
    type,
    ...rest,
  });

export const mergePatch = patch('application/merge-patch+json');
export const jsonPatch = patch('application/json-patch+json');
export const strategicPatch = patch('application/strategic-merge-patch+json');

const applyPatch = patch('application/apply-patch+yaml');

/** Server-side apply by a manager; `query` is added, such as `force=true`. */
export const apply = (
  path: string,
  manager: string,
  body: unknown,
  query = '',
): RequestStep =>
  applyPatch(
    `${path}?fieldManager=${manager}${query ? `&${query}` : ''}`,
    body,
  );

export const applyRaw = applyPatch;

export const remove = (
  path: string,
  body?: unknown,
  rest: Rest = {},
): RequestStep => ({
  send: `DELETE ${path}`,
  ...(body === undefined ? {} : { body }),
  ...rest,
});

/** Asks until the object is gone; the answer is the 404. */
export const untilGone = (path: string): RequestStep =>
  get(path, { until: status => status === 404 });

export const open = (
  name: string,
  path: string,
  rest: Omit<OpenStep, 'open' | 'send'> = {},
): OpenStep => ({
  open: name,
  send: `GET ${path}${path.includes('?') ? '&' : '?'}watch=true`,
  ...rest,
});

export const take = (name: string, events: TakeStep['events']): TakeStep => ({
  take: name,
  events,
});
