// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { hasLabels, label, labelOf, nameOf } from './labels';
import { OrganizationStatus, ProjectSpec } from './objects';

export interface ProjectRequest {
  object: KubeObject;
  before: KubeObject | undefined;
  list(plural: string): readonly KubeObject[];
}

/**
 * The one webhook of this generation: a project must name its organization, live in its namespace, have a pipeline,
 * and a name of its own. One that is being deleted is let go, whatever has gone before it.
 */
export const projectWebhook = {
  name: 'vproject-v1.kb.io',
  apiVersion: 'core.choreo.dev/v1',
  kind: 'Project',
  objectionTo({ object, before, list }: ProjectRequest): string | undefined {
    if (object.metadata.deletionTimestamp) return undefined;
    return (
      missingLabels(object) ??
      wrongOrganization(object, list('organizations')) ??
      missingPipeline(object, list('deploymentpipelines')) ??
      (before ? undefined : duplicate(object, list('projects')))
    );
  },
};

function missingLabels({ metadata }: KubeObject): string | undefined {
  const missing = [label.organization, label.name].filter(
    name => metadata.labels?.[name] === undefined,
  );
  return missing.length > 0
    ? `required labels missing for the project '${
        metadata.name
      }': ${missing.join(', ')}`
    : undefined;
}

function wrongOrganization(
  project: KubeObject,
  organizations: readonly KubeObject[],
): string | undefined {
  const name = labelOf(project, 'organization');
  const found = organizations.filter(each =>
    hasLabels(each, { [label.name]: name }),
  );
  const specified = `'${name}' specified in label '${label.organization}'`;
  if (found.length === 0) return `organization ${specified} not found`;
  if (found.length > 1) {
    return `multiple organizations found with name '${name}', specified in label '${label.organization}'`;
  }
  const [{ metadata, status }] = found;
  // one that was not reconciled yet will get the namespace of its name; nobody should have to wait for that here
  const { namespace = metadata.name } = (status ?? {}) as OrganizationStatus;
  return namespace === project.metadata.namespace
    ? undefined
    : `project namespace '${project.metadata.namespace}' does not match with the namespace '${namespace}' of the organization '${name}'`;
}

function missingPipeline(
  project: KubeObject,
  pipelines: readonly KubeObject[],
): string | undefined {
  const { deploymentPipelineRef: name } = project.spec as ProjectSpec;
  return pipelines.some(
    pipeline =>
      pipeline.metadata.namespace === project.metadata.namespace &&
      nameOf(pipeline) === name,
  )
    ? undefined
    : `deployment pipeline '${name}' specified in project '${nameOf(
        project,
      )}' not found`;
}

function duplicate(
  project: KubeObject,
  projects: readonly KubeObject[],
): string | undefined {
  const labels = {
    [label.name]: nameOf(project),
    [label.organization]: labelOf(project, 'organization'),
  };
  return projects.some(
    each =>
      each.metadata.namespace === project.metadata.namespace &&
      hasLabels(each, labels),
  )
    ? `project '${nameOf(project)}' specified in label '${
        label.name
      }' already exists in organization '${labelOf(project, 'organization')}'`
    : undefined;
}
