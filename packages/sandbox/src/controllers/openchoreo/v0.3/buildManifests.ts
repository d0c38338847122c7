// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { ArgoWorkflow, argoWorkflowKind, wishesOf } from '../argo';
import { kubernetesName, namespaceNameLimit } from '../names';
import { buildLabels } from './labels';
import { BuildSpec } from './objects';

export const buildNamespacePrefix = 'openchoreo-ci-';

const serviceAccount = 'workflow-sa';
const role = 'workflow-role';
const roleBinding = 'workflow-role-binding';

export const buildNamespace = (namespace: string): string =>
  `${buildNamespacePrefix}${namespace}`;

export const workflowName = (build: string): string =>
  kubernetesName(namespaceNameLimit, build);

const imagePart = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, '-')
    .replace(/-+/g, '-')
    .replace(/^-|-$/g, '');

const imageName = ({ owner }: BuildSpec): string =>
  `${imagePart(owner.projectName)}-${imagePart(owner.componentName)}`
    .slice(0, 63)
    .replace(/-$/, '');

/** What the workflow needs in its namespace, in the order it is made. */
export function buildPrerequisites(
  build: KubeObject<BuildSpec>,
  spec: BuildSpec,
): KubeObject[] {
  const namespace = buildNamespace(build.metadata.namespace ?? '');
  const labels = buildLabels(build, spec);
  return [
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace, labels },
    },
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: serviceAccount, namespace, labels },
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: { name: role, namespace, labels },
      rules: [
        {
          apiGroups: ['argoproj.io'],
          resources: ['workflowtaskresults'],
          verbs: ['create', 'get', 'list', 'watch', 'update', 'patch'],
        },
      ],
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: roleBinding, namespace },
      subjects: [{ kind: 'ServiceAccount', name: serviceAccount, namespace }],
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'Role',
        name: role,
      },
    },
  ];
}

/** The Argo workflow that carries a build out: a template of the build plane with the build's arguments. */
export function workflowOf(
  build: KubeObject<BuildSpec>,
  spec: BuildSpec,
): ArgoWorkflow {
  const labels = buildLabels(build, spec);
  const { repository, templateRef } = spec;
  const { commit = '', branch = '' } = repository.revision;
  const parameters = {
    'project-name': spec.owner.projectName,
    'component-name': spec.owner.componentName,
    'git-repo': repository.url,
    'app-path': repository.appPath,
    'image-name': imageName(spec),
    'image-tag': 'default',
    commit,
    branch: commit ? '' : branch || 'main',
  };
  const annotations = wishesOf(build);
  return {
    ...argoWorkflowKind,
    metadata: {
      name: workflowName(build.metadata.name),
      namespace: buildNamespace(build.metadata.namespace ?? ''),
      labels,
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    spec: {
      podMetadata: { labels },
      serviceAccountName: serviceAccount,
      workflowTemplateRef: { name: templateRef.name, clusterScope: true },
      arguments: {
        parameters: [
          ...Object.entries(parameters).map(([name, value]) => ({
            name,
            value,
          })),
          ...(templateRef.parameters ?? []),
        ],
      },
    },
  };
}
