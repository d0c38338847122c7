// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LogScope } from '../../LogIndex';

/** Whose pod a line is of. */
export interface Owner {
  readonly tenant: string;
  readonly project: string;
  readonly component: string;
  readonly environment: string;
}

type Labels = Readonly<Record<string, string>>;

/** How a generation labels pods, and how the shipper of its time writes that. */
export interface Labelling {
  readonly labels: (owner: Owner) => Labels;
  readonly shipped: (labels: Labels) => Labels;
}

const asTheyAre = (labels: Labels) => labels;

/** OpenChoreo 0.2 and 0.3. */
export const plainLabels: Labelling = {
  labels: ({ tenant, project, component, environment }) => ({
    'organization-name': tenant,
    'project-name': project,
    'component-name': component,
    'environment-name': environment,
  }),
  shipped: asTheyAre,
};

/** OpenChoreo 0.5 to 0.14, but for names in place of uids. */
export const dottedLabels: Labelling = {
  labels: ({ tenant, project, component, environment }) => ({
    'openchoreo.dev/namespace': tenant,
    'openchoreo.dev/project': project,
    'openchoreo.dev/component': component,
    'openchoreo.dev/environment': environment,
  }),
  shipped: asTheyAre,
};

/** OpenChoreo from 0.15 on. */
export const dotlessLabels: Labelling = {
  ...dottedLabels,
  shipped: labels =>
    Object.fromEntries(
      Object.entries(labels).map(([name, value]) => [
        name.replaceAll('.', '_'),
        value,
      ]),
    ),
};

/** What a deployment's pods have. */
export function scopeOfOwner(labelling: Labelling, owner: Owner): LogScope {
  return {
    namespace: namespaceOf(owner),
    labels: labelling.labels(owner),
  };
}

/** The data plane's namespace for a project in an environment. */
export function namespaceOf({ tenant, project, environment }: Owner): string {
  return `dp-${tenant}-${project}-${environment}`;
}
