// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const prefix = 'openchoreo.dev';

export const label = {
  namespace: `${prefix}/namespace`,
  project: `${prefix}/project`,
  component: `${prefix}/component`,
  environment: `${prefix}/environment`,
  resource: `${prefix}/resource`,
  projectUid: `${prefix}/project-uid`,
  componentUid: `${prefix}/component-uid`,
  environmentUid: `${prefix}/environment-uid`,
  resourceUid: `${prefix}/resource-uid`,
  managedBy: `${prefix}/managed-by`,
  renderedReleaseResourceId: `${prefix}/rendered-release-resource-id`,
  renderedReleaseUid: `${prefix}/rendered-release-uid`,
  renderedReleaseName: `${prefix}/rendered-release-name`,
  renderedReleaseNamespace: `${prefix}/rendered-release-namespace`,
  systemComponent: `${prefix}/system-component`,
  endpointName: `${prefix}/endpoint-name`,
  endpointVisibility: `${prefix}/endpoint-visibility`,
};

/** Of a RenderedRelease itself: what it holds is told apart by uids, it is not. */
export const withoutUids = (
  labels: Record<string, string>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(labels).filter(([name]) => !name.endsWith('-uid')),
  );

export const annotation = {
  restartedAt: `${prefix}/restartedAt`,
  workload: `${prefix}/workload`,
  /** On the pods of a workload: changes with the objects beside it. */
  resourceHash: `${prefix}/dp-resource-hash`,
};
