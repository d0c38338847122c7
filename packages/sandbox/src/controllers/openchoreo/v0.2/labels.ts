// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';

const prefix = 'core.choreo.dev';

/** How objects of this generation name each other: by the `name` label of the other, never by its object name. */
export const label = {
  organization: `${prefix}/organization`,
  project: `${prefix}/project`,
  component: `${prefix}/component`,
  track: `${prefix}/deployment-track`,
  environment: `${prefix}/environment`,
  deployment: `${prefix}/deployment`,
  name: `${prefix}/name`,
  buildPlane: `${prefix}/build-plane`,
} as const;

/** One of {@link label}. */
export type LabelName = keyof typeof label;

export const annotation = {
  displayName: `${prefix}/display-name`,
  description: `${prefix}/description`,
};

/** What is made on a data plane says by these which part of OpenChoreo it is. */
export const runtimeLabel = {
  organization: 'organization-name',
  project: 'project-name',
  environment: 'environment-name',
  component: 'component-name',
  componentType: 'component-type',
  track: 'deployment-track-name',
  deployment: 'deployment-name',
  managedBy: 'managed-by',
  belongsTo: 'belong-to',
  visibility: 'visibility',
};

/** Empty when the object has no such label. */
export const labelOf = (object: KubeObject, name: LabelName): string =>
  object.metadata.labels?.[label[name]] ?? '';

/** What other objects call this one. */
export const nameOf = (object: KubeObject): string => labelOf(object, 'name');

/** The object's labels of these names. */
export const labelsOf = (
  object: KubeObject,
  names: readonly LabelName[],
): Record<string, string> =>
  Object.fromEntries(
    names.map(name => [label[name], labelOf(object, name)] as const),
  );

/** Whether an object has all these labels; an empty one is none. */
export const hasLabels = (
  { metadata }: KubeObject,
  labels: Record<string, string>,
): boolean =>
  Object.entries(labels).every(
    ([name, value]) => value !== '' && metadata.labels?.[name] === value,
  );
