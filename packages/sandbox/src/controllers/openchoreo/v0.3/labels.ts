// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { BindingSpec, BuildSpec } from './objects';

const prefix = 'openchoreo.dev';

export const label = {
  organization: `${prefix}/organization`,
  project: `${prefix}/project`,
  component: `${prefix}/component`,
  environment: `${prefix}/environment`,
  createdBy: `${prefix}/created-by`,
  managedBy: `${prefix}/managed-by`,
  releaseResourceId: `${prefix}/release-resource-id`,
  releaseUid: `${prefix}/release-uid`,
  releaseName: `${prefix}/release-name`,
  releaseNamespace: `${prefix}/release-namespace`,
};

/** On what is made in a plane; the build's are on its workflow. */
export const planeLabel = {
  organization: 'organization-name',
  project: 'project-name',
  environment: 'environment-name',
  component: 'component-name',
  build: 'build-name',
  uid: 'uuid',
  target: 'target',
};

/** Of the bindings and releases the controllers write; a namespace is an organization. */
export const ownLabels = (
  namespace: string,
  { owner, environment }: Pick<BindingSpec, 'owner' | 'environment'>,
): Record<string, string> => ({
  [label.organization]: namespace,
  [label.project]: owner.projectName,
  [label.component]: owner.componentName,
  [label.environment]: environment,
});

/** Of the objects of a component in the data plane, and of its pods. */
export const runtimeLabels = (
  namespace: string,
  { owner, environment }: Pick<BindingSpec, 'owner' | 'environment'>,
): Record<string, string> => ({
  [planeLabel.organization]: namespace,
  [planeLabel.project]: owner.projectName,
  [planeLabel.environment]: environment,
  [planeLabel.component]: owner.componentName,
});

/** Of what is made in the build plane for one build. */
export const buildLabels = (
  { metadata: { namespace = '', name, uid = '' } }: KubeObject<BuildSpec>,
  { owner }: BuildSpec,
): Record<string, string> => ({
  [planeLabel.organization]: namespace,
  [planeLabel.project]: owner.projectName,
  [planeLabel.component]: owner.componentName,
  [planeLabel.build]: name,
  [planeLabel.uid]: uid,
  [planeLabel.target]: 'build',
});
