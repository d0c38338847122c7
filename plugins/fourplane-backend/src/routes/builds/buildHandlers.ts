// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { buildRoutes, ModelKind } from '@fourplane/plugin-fourplane-common';
import type { Handlers } from '../handlers';
import {
  deleteBuild,
  retryBuild,
  stopBuild,
  triggerBuild,
} from './buildActions';
import { listBuilds, listScopedBuilds } from './buildLists';
import { BuildServices } from './BuildServices';
import { BuildParams, findBuild } from './findBuild';
import { getBuild } from './getBuild';
import { getBuildForm } from './getBuildForm';
import type { Caller } from '../../serving/Caller';

const listed: readonly ModelKind[] = [
  'build',
  'release',
  'deployment',
  'environment',
];
const detailed: readonly ModelKind[] = [...listed, 'component', 'buildPlane'];

interface LogInput {
  readonly node: string;
  readonly container?: string;
  readonly follow?: 'true' | 'false';
  readonly after?: string;
  readonly tail?: number;
}

/** What answers the rows of builds. */
export function createBuildHandlers(
  services: BuildServices,
): Pick<Handlers, keyof typeof buildRoutes> {
  const detail = {
    reads: detailed,
    answer: (input: BuildParams, caller: Caller) =>
      getBuild(services, input, caller),
  };
  const graph = {
    reads: ['component', 'build'] as const,
    answer: (input: BuildParams, { signal }: Caller) => {
      const { ref, controlPlane } = findBuild(services, input);
      return controlPlane.builds.graph(ref, { signal });
    },
  };
  const log = {
    reads: ['build'] as const,
    answer: (input: BuildParams & LogInput, { signal }: Caller) => {
      const { ref: build, controlPlane } = findBuild(services, input);
      const { node, container, after, tail } = input;
      const follow = input.follow === 'true';
      return controlPlane.builds.log(
        { build, node, container, after, tail, follow },
        { signal },
      );
    },
  };
  const retry = actionOf(services, retryBuild);
  const stop = actionOf(services, stopBuild);
  const remove = actionOf(services, deleteBuild);
  return {
    ...lists(services),
    getBuild: detail,
    getBuildGraph: graph,
    getBuildForm: {
      reads: ['component', 'workflow', 'deploymentTrack'],
      answer: (params, caller) => getBuildForm(services, params, caller),
    },
    triggerBuild: actionOf(services, triggerBuild),
    retryBuild: retry,
    stopBuild: stop,
    deleteBuild: remove,
    streamBuildLog: log,
    getTenantBuild: detail,
    getTenantBuildGraph: graph,
    retryTenantBuild: retry,
    stopTenantBuild: stop,
    deleteTenantBuild: remove,
    streamTenantBuildLog: log,
  };
}

function lists(services: BuildServices) {
  return {
    listBuilds: {
      reads: [...listed, 'component'],
      answer: (input, caller) => listBuilds(services, input, caller),
    },
    listProjectBuilds: {
      reads: listed,
      answer: ({ controlPlane, tenant, project, ...query }, caller) => {
        const scope = { by: 'project', tenant, project } as const;
        return listScopedBuilds(services, controlPlane, scope, query, caller);
      },
    },
    listTenantBuilds: {
      reads: listed,
      answer: ({ controlPlane, tenant, ...query }, caller) => {
        const scope = { by: 'tenant', tenant } as const;
        return listScopedBuilds(services, controlPlane, scope, query, caller);
      },
    },
    listPlaneBuilds: {
      reads: [...listed, 'buildPlane'],
      answer: ({ controlPlane, tenant, plane, ...query }, caller) => {
        const ref = {
          kind: 'buildPlane',
          controlPlane,
          ...(tenant !== undefined && { tenant }),
          name: plane,
        } as const;
        const scope = { by: 'plane', plane: ref } as const;
        return listScopedBuilds(services, controlPlane, scope, query, caller);
      },
    },
  } satisfies Partial<Handlers>;
}

function actionOf<I, D>(
  services: BuildServices,
  act: (services: BuildServices, input: I, caller: Caller) => Promise<D>,
) {
  return {
    reads: [],
    answer: (input: I, caller: Caller) => act(services, input, caller),
  };
}
