// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef, RefOf } from '@fourplane/plugin-fourplane-common';
import { WriteStep } from '../../Dialect';
import { find, findBy } from '../../reading/ReadableKind';
import { NeedContext } from '../../writing/TablePlanner';
import { deploymentPipelineKind } from '../kinds/deploymentPipeline';
import { projectReleaseBindingKind } from '../kinds/ownedBinding';
import { placementKey } from '../placement';
import { creation } from '../../writing/intentRule';
import { label } from './labels';

/** What a project needs in environments before its components can run there, with what it will be. */
export interface Cells {
  readonly steps: readonly WriteStep[];
  readonly refs: readonly ModelRef[];
}

/**
 * The infrastructure of a project in environments: since 1.2 nothing of it can be deployed where it has none. The project
 * controller fills in which release it is made from. Before 1.2 there is nothing to make.
 */
export function cellsOf(
  project: ModelRef,
  environments: readonly string[],
  context: NeedContext,
): Cells {
  const { controlPlane, tenant = '', name } = project;
  const cells = environments.map(environment => {
    const cell = `${name}-${environment}`;
    const steps = creation(context, projectReleaseBindingKind.kind, {
      metadata: {
        name: cell,
        namespace: tenant,
        labels: { [label.project]: name, [label.environment]: environment },
      },
      spec: { owner: { projectName: name }, environment },
    });
    const ref: RefOf<'projectDeployment'> = {
      controlPlane,
      kind: 'projectDeployment',
      tenant,
      project: name,
      name: cell,
    };
    return { steps, refs: steps.length > 0 ? [ref] : [] };
  });
  return {
    steps: cells.flatMap(({ steps }) => steps),
    refs: cells.flatMap(({ refs }) => refs),
  };
}

/** {@link cellsOf} for the environments in which the project has none yet. */
export function missingCells(
  project: ModelRef,
  environments: readonly string[],
  context: NeedContext,
): Cells {
  const { tenant = '', name } = project;
  const isMissing = (environment: string) => {
    const key = placementKey({ project: name, environment }, tenant);
    const found = findBy(
      projectReleaseBindingKind,
      context.lookup,
      'placement',
      key,
    );
    return [...found].length === 0;
  };
  return cellsOf(project, environments.filter(isMissing), context);
}

/** The environments of a pipeline. */
export function environmentsOf(
  tenant: string,
  pipeline: string,
  { lookup }: NeedContext,
): string[] {
  const paths =
    find(deploymentPipelineKind, lookup, tenant, pipeline)?.content?.paths ??
    [];
  return [...new Set(paths.flatMap(({ from, to }) => [from, ...to]))];
}
