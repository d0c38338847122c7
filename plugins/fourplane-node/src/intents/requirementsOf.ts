// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Capability,
  Intent,
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

/** What an intent needs of the model, whatever the generation. */
export function requirementsOf(intent: Intent): Requirements {
  switch (intent.intent) {
    case 'createTenant':
      return { existing: [], created: ['tenant', intent.tenant] };
    case 'updateTenant':
      return { existing: [['tenant', intent.tenant]] };
    case 'createProject':
      return {
        existing: [
          ...tenantOf('project', intent.project),
          ...optional('pipeline', intent.pipeline),
        ],
        created: ['project', intent.project],
      };
    case 'updateProject':
      return {
        existing: [
          ['project', intent.project],
          ...optional('pipeline', intent.pipeline),
        ],
      };
    case 'createComponent':
      return {
        existing: [
          ...projectOf('component', intent.component),
          ...usedBy(intent),
        ],
        created: ['component', intent.component],
      };
    case 'updateComponent':
      return {
        existing: [['component', intent.component], ...usedBy(intent)],
      };
    case 'createDeploymentTrack':
      return {
        existing: componentOf('track', intent.track),
        created: ['track', intent.track],
      };
    case 'createEnvironment':
      return {
        existing: [
          ...tenantOf('environment', intent.environment),
          ['dataPlane', intent.dataPlane],
        ],
        created: ['environment', intent.environment],
      };
    case 'updateEnvironment':
      return { existing: [['environment', intent.environment]] };
    case 'createPipeline':
      return {
        existing: [
          ...tenantOf('pipeline', intent.pipeline),
          ...promoted(intent.paths),
        ],
        created: ['pipeline', intent.pipeline],
      };
    case 'updatePipeline':
      return {
        existing: [
          ['pipeline', intent.pipeline],
          ...promoted(intent.paths ?? []),
        ],
      };
    case 'createDataPlane':
    case 'createBuildPlane':
      return {
        existing: [
          ...tenantOf('plane', intent.plane),
          ...optional('observabilityPlane', intent.observabilityPlane),
        ],
        created: ['plane', intent.plane],
      };
    case 'createResource':
      return {
        existing: projectOf('resource', intent.resource),
        created: ['resource', intent.resource],
      };
    default:
      return deliveryRequirements(intent);
  }
}

function deliveryRequirements(
  intent:
    | Exclude<Intent, { intent: `create${string}` | `update${string}` }>
    | IntentOf<'createRelease'>,
): Requirements {
  switch (intent.intent) {
    case 'triggerBuild':
      return {
        existing: [
          ['component', intent.component],
          ...optional('track', intent.track),
        ],
      };
    case 'createRelease':
      return {
        existing: [['component', intent.component]],
        ...(intent.release && { created: ['release', intent.release] }),
      };
    case 'deploy':
      return {
        existing: [
          ['component', intent.component],
          ['environment', intent.environment],
          ...optional('release', intent.release),
        ],
      };
    case 'promote':
      return {
        existing: [
          ['component', intent.component],
          ['from', intent.from],
          ['to', intent.to],
        ],
      };
    case 'rollback':
      return {
        existing: [
          ['deployment', intent.deployment],
          ['to', intent.to],
        ],
      };
    case 'suspend':
      return {
        existing: [['deployment', intent.deployment]],
      };
    case 'restart':
      return {
        existing: [['deployment', intent.deployment]],
      };
    case 'undeploy':
    case 'resume':
      return { existing: [['deployment', intent.deployment]] };
    case 'delete':
      return { existing: [['ref', intent.ref]] };
  }
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
