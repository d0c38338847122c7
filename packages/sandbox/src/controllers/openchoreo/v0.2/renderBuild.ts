// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';
import { KubeObject } from '../../../client';
import { ArgoWorkflow, argoWorkflowKind, wishesOf } from '../argo';
import { controlledBy, kubernetesName, objectNameLimit } from '../names';
import { BuildContext } from './buildContext';
import { buildSteps } from './buildConditions';
import { artifactKind, deploymentKind } from './kinds';
import { annotation, label, labelOf, LabelName, labelsOf } from './labels';
import { ArtifactSpec, Build, EndpointTemplate } from './objects';

export const buildNamespacePrefix = 'choreo-ci-';
const workflowNameLimit = 63;
const imageNameLimit = 128;
const imageTagLimit = 119;
const labelLimit = 63;
const revisionLength = 8;

const namespaceOf = (build: Build) =>
  `${buildNamespacePrefix}${labelOf(build, 'organization')}`;

/** The Argo workflow that runs a build, by its name and namespace. */
export const workflowKeyOf = (build: Build) => ({
  namespace: namespaceOf(build),
  name: kubernetesName(workflowNameLimit, build.metadata.name),
});

const managed = { 'managed-by': 'choreo-build-controller' };

/** What Argo needs to run a build, in the order in which it is made. */
export function renderBuildNamespace(build: Build): KubeObject[] {
  const namespace = namespaceOf(build);
  const account = 'workflow-sa';
  const role = 'workflow-role';
  const group = 'rbac.authorization.k8s.io';
  return [
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace, labels: managed },
    },
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: account, namespace, labels: managed },
    },
    {
      apiVersion: `${group}/v1`,
      kind: 'Role',
      metadata: { name: role, namespace, labels: managed },
      rules: [
        {
          apiGroups: ['argoproj.io'],
          resources: ['workflowtaskresults'],
          verbs: ['create', 'get', 'list', 'watch', 'update', 'patch'],
        },
      ],
    },
    {
      apiVersion: `${group}/v1`,
      kind: 'RoleBinding',
      metadata: { name: 'workflow-role-binding', namespace, labels: managed },
      subjects: [{ kind: 'ServiceAccount', name: account, namespace }],
      roleRef: { kind: 'Role', name: role, apiGroup: group },
    },
  ];
}

/** The commit that is built: the wanted one, or one that is always the same for the same build. */
const revisionOf = ({ metadata, spec }: Build): string =>
  (
    spec?.gitRevision ??
    createHash('sha1')
      .update(metadata.uid ?? metadata.name)
      .digest('hex')
  ).slice(0, revisionLength);

export function renderWorkflow(
  build: Build,
  { component }: Pick<BuildContext, 'component'>,
): ArgoWorkflow {
  const { branch, path } = build.spec ?? {};
  const parameters = {
    'git-repo': component.spec?.source?.gitRepository?.url ?? '',
    branch: branch ?? '',
    path: path ?? '',
    'git-revision': revisionOf(build),
    'image-name': kubernetesName(
      imageNameLimit,
      labelOf(build, 'organization'),
      labelOf(build, 'project'),
      labelOf(build, 'component'),
    ),
    'image-tag': kubernetesName(imageTagLimit, labelOf(build, 'track')),
    'build-name': build.metadata.name,
  };
  return {
    ...argoWorkflowKind,
    metadata: {
      ...workflowKeyOf(build),
      labels: managed,
      annotations: wishesOf(build),
    },
    spec: {
      entrypoint: 'build-workflow',
      serviceAccountName: 'workflow-sa',
      arguments: {
        parameters: Object.entries(parameters).map(([name, value]) => ({
          name,
          value,
        })),
      },
      templates: [
        {
          name: 'build-workflow',
          steps: buildSteps.map(step => [{ name: step, template: step }]),
        },
        ...buildSteps.map(name => ({ name })),
      ],
      ttlStrategy: { secondsAfterSuccess: 3600, secondsAfterFailure: 3600 },
    },
  };
}

const trackOfBuild: readonly LabelName[] = [
  'organization',
  'project',
  'component',
  'track',
];

/** What can be deployed of a build; it is called as the build is. */
export function renderArtifact(
  build: Build,
  context: Pick<BuildContext, 'component'>,
): KubeObject<ArtifactSpec> {
  const { name, namespace } = build.metadata;
  const configuration = configurationOf(build, context);
  return {
    ...artifactKind,
    metadata: {
      name,
      namespace,
      annotations: {
        [annotation.displayName]: name,
        [annotation.description]:
          'Deployable Artifact was created by the build.',
      },
      labels: { ...labelsOf(build, trackOfBuild), [label.name]: name },
      ownerReferences: [controlledBy(build)],
    },
    spec: {
      targetArtifact: { fromBuildRef: { name } },
      ...(configuration && { configuration }),
    },
  };
}

/** Stands for what the repository's `.choreo/component.yaml` would say; from there endpoints come without a name. */
const sourceEndpoint: EndpointTemplate = {
  metadata: {},
  spec: {
    type: 'REST',
    networkVisibilities: { public: { enable: true } },
    service: { port: 8080, basePath: '/' },
  },
};

function configurationOf(
  { spec }: Build,
  { component }: Pick<BuildContext, 'component'>,
): ArtifactSpec['configuration'] {
  switch (component.spec?.type) {
    case 'Service':
      return { endpointTemplates: [sourceEndpoint] };
    case 'WebApplication': {
      const isPhp = spec?.buildConfiguration.buildpack?.name === 'PHP';
      const service = { port: isPhp ? 8080 : 80, basePath: '/' };
      return {
        endpointTemplates: [
          { metadata: { name: 'webapp' }, spec: { type: 'HTTP', service } },
        ],
      };
    }
    case 'ScheduledTask':
      return {
        application: {
          task: {
            disabled: false,
            schedule: { cron: '*/5 * * * *', timezone: 'Asia/Colombo' },
          },
        },
      };
    default:
      return undefined;
  }
}

/** What a track that deploys by itself makes of a build. */
export function renderAutoDeployment(
  build: Build,
  environment: string,
): KubeObject {
  const labelName = kubernetesName(labelLimit, environment, 'deployment');
  return {
    ...deploymentKind,
    metadata: {
      name: kubernetesName(
        objectNameLimit,
        ...trackOfBuild.map(name => labelOf(build, name)),
        environment,
      ),
      namespace: build.metadata.namespace,
      annotations: {
        [annotation.displayName]: labelName,
        [annotation.description]: 'Deployment was created by the build.',
      },
      labels: {
        ...labelsOf(build, trackOfBuild),
        [label.environment]: environment,
        [label.name]: labelName,
      },
    },
    spec: { deploymentArtifactRef: build.metadata.name },
  };
}
