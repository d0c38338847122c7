// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Capability,
  IntentName,
  IntentOf,
  ModelRef,
} from '@fourplane/plugin-fourplane-common';

/** What must hold before an intent is planned; paths are the intent's fields. */
export interface Requirements {
  /** What it refers to, which must be there. */
  readonly existing: readonly (readonly [path: string, ref: ModelRef])[];
  /** What it makes, which must not be there yet. */
  readonly created?: readonly [path: string, ref: ModelRef];
}

/** What a generation must be able to do for an intent to make sense, beside writing at all. */
export const intentCapabilities: Readonly<
  Partial<Record<IntentName, Capability>>
> = {
  createDeploymentTrack: 'deploymentTracks',
  createResource: 'resources',
  createRelease: 'releases',
  rollback: 'rollback',
  suspend: 'suspend',
  restart: 'restart',
};

type Existing = Requirements['existing'];

type RequirementsByIntent = {
  readonly [N in IntentName]: (intent: IntentOf<N>) => Requirements;
};

const requirements: RequirementsByIntent = {
  createTenant: ({ tenant }) => ({ existing: [], created: ['tenant', tenant] }),
  updateTenant: ({ tenant }) => ({ existing: [['tenant', tenant]] }),
  createProject: ({ project, pipeline }) => ({
    existing: [
      ...tenantOf('project', project),
      ...optional('pipeline', pipeline),
    ],
    created: ['project', project],
  }),
  updateProject: ({ project, pipeline }) => ({
    existing: [['project', project], ...optional('pipeline', pipeline)],
  }),
  createComponent: intent => ({
    existing: [...projectOf('component', intent.component), ...usedBy(intent)],
    created: ['component', intent.component],
  }),
  updateComponent: intent => ({
    existing: [['component', intent.component], ...usedBy(intent)],
  }),
  createDeploymentTrack: ({ track }) => ({
    existing: componentOf('track', track),
    created: ['track', track],
  }),
  createEnvironment: ({ environment, dataPlane }) => ({
    existing: [
      ...tenantOf('environment', environment),
      ['dataPlane', dataPlane],
    ],
    created: ['environment', environment],
  }),
  updateEnvironment: ({ environment }) => ({
    existing: [['environment', environment]],
  }),
  createPipeline: ({ pipeline, paths }) => ({
    existing: [...tenantOf('pipeline', pipeline), ...promoted(paths)],
    created: ['pipeline', pipeline],
  }),
  updatePipeline: ({ pipeline, paths }) => ({
    existing: [['pipeline', pipeline], ...promoted(paths ?? [])],
  }),
  createDataPlane: planeRequirements,
  createBuildPlane: planeRequirements,
  createResource: ({ resource }) => ({
    existing: projectOf('resource', resource),
    created: ['resource', resource],
  }),
  triggerBuild: ({ component, track }) => ({
    existing: [['component', component], ...optional('track', track)],
  }),
  retryBuild: ({ build }) => ({ existing: [['build', build]] }),
  createRelease: ({ component, release }) => ({
    existing: [['component', component]],
    ...(release && { created: ['release', release] }),
  }),
  deploy: ({ component, environment, release }) => ({
    existing: [
      ['component', component],
      ['environment', environment],
      ...optional('release', release),
    ],
  }),
  promote: ({ component, from, to }) => ({
    existing: [
      ['component', component],
      ['from', from],
      ['to', to],
    ],
  }),
  rollback: ({ deployment, to }) => ({
    existing: [
      ['deployment', deployment],
      ['to', to],
    ],
  }),
  undeploy: deploymentRequirements,
  suspend: deploymentRequirements,
  resume: deploymentRequirements,
  restart: deploymentRequirements,
  configureDeployment: deploymentRequirements,
  delete: ({ ref }) => ({ existing: [['ref', ref]] }),
};

/** What an intent needs of the model, whatever the generation. */
export function requirementsOf<N extends IntentName>(
  intent: IntentOf<N> & { readonly intent: N },
): Requirements {
  return requirements[intent.intent](intent);
}

function planeRequirements({
  plane,
  observabilityPlane,
}: IntentOf<'createDataPlane'> | IntentOf<'createBuildPlane'>): Requirements {
  return {
    existing: [
      ...tenantOf('plane', plane),
      ...optional('observabilityPlane', observabilityPlane),
    ],
    created: ['plane', plane],
  };
}

function deploymentRequirements({
  deployment,
}: {
  readonly deployment: ModelRef;
}): Requirements {
  return { existing: [['deployment', deployment]] };
}

function optional(path: string, ref: ModelRef | undefined): Existing {
  return ref ? [[path, ref]] : [];
}

function tenantOf(path: string, ref: ModelRef): Existing {
  return ref.tenant
    ? [
        [
          `${path}.tenant`,
          {
            controlPlane: ref.controlPlane,
            kind: 'tenant',
            name: ref.tenant,
          },
        ],
      ]
    : [];
}

function projectOf(path: string, ref: ModelRef): Existing {
  return [
    ...tenantOf(path, ref),
    [
      `${path}.project`,
      {
        controlPlane: ref.controlPlane,
        kind: 'project',
        ...(ref.tenant && { tenant: ref.tenant }),
        name: ref.project ?? '',
      },
    ],
  ];
}

function componentOf(path: string, ref: ModelRef): Existing {
  return [
    [
      `${path}.component`,
      {
        controlPlane: ref.controlPlane,
        kind: 'component',
        ...(ref.tenant && { tenant: ref.tenant }),
        ...(ref.project && { project: ref.project }),
        name: ref.component ?? '',
      },
    ],
  ];
}

/** What a component's workload needs of others. */
function usedBy({
  workload,
}: IntentOf<'createComponent'> | IntentOf<'updateComponent'>): Existing {
  return [
    ...(workload?.dependencies ?? []).map(
      ({ component }, index) =>
        [`workload.dependencies.${index}.component`, component] as const,
    ),
    ...(workload?.resources ?? []).map(
      ({ resource }, index) =>
        [`workload.resources.${index}.resource`, resource] as const,
    ),
  ];
}

function promoted(paths: IntentOf<'createPipeline'>['paths']): Existing {
  return paths.flatMap(({ from, to }, index) => [
    [`paths.${index}.from`, from] as const,
    ...to.map(
      (target, place) => [`paths.${index}.to.${place}`, target] as const,
    ),
  ]);
}
