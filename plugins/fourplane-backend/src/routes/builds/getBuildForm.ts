// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  buildCreatePermission,
  BuildForm,
  Component,
  ModelRef,
  RefOf,
  Workflow,
} from '@fourplane/plugin-fourplane-common';
import { Model } from '@fourplane/plugin-fourplane-node';
import { Caller } from '../../serving/Caller';
import { allowance } from '../allowance';
import { ComponentParams } from '../components';
import { hindranceOf } from '../hindranceOf';
import { present } from '../present';
import { readObject } from '../readObject';
import { BuildServices, controlPlaneOf } from './BuildServices';
import { whyNotBuilt } from './buildLists';
import { schemaWithout, valuesWithout } from './withoutPaths';

/** What can be said when a component is built. Rejects as {@link readObject} does. */
export async function getBuildForm(
  services: BuildServices,
  params: ComponentParams,
  caller: Caller,
): Promise<BuildForm> {
  const ref = { kind: 'component', ...params } as const;
  const { object: component, model } = readObject(services.controlPlanes, ref);
  const workflow = workflowOf(component, model);
  const sourcePaths = Object.values(workflow?.repository ?? {});
  const values = valuesWithout(component.buildParameters ?? {}, sourcePaths);
  const source =
    component.source?.type === 'git' ? component.source : undefined;
  return {
    ...allowance(
      whyNotBuilt(component),
      await hindranceOf({
        controlPlane: controlPlaneOf(services, params.controlPlane),
        caller,
        permission: buildCreatePermission,
        owner: ref,
      }),
    ),
    workflow: component.workflow,
    title: workflow?.title,
    parameters: workflow
      ? workflow.parameters && schemaWithout(workflow.parameters, sourcePaths)
      : schemaOf(values),
    values,
    branch: source?.branch,
    commit: source?.commit,
    tracks: component.tracks.map(track => trackOf(track, model)),
  };
}

/** A workflow whose kind begins with `Cluster` is the whole control plane's, any other the tenant's. */
function workflowOf(
  { ref, workflow }: Component,
  model: Model,
): Workflow | undefined {
  if (!workflow) {
    return undefined;
  }
  const { controlPlane, tenant } = ref;
  const named: RefOf<'workflow'> = {
    kind: 'workflow',
    controlPlane,
    ...(!workflow.kind.startsWith('Cluster') && { tenant }),
    name: workflow.name,
  };
  return present(model, named, 'workflow');
}

/** Where a generation's workflows have no schema, each value that is there is a text that may be another. */
function schemaOf(values: BuildForm['values']): BuildForm['parameters'] {
  const names = Object.keys(values);
  return names.length === 0
    ? undefined
    : {
        type: 'object',
        properties: Object.fromEntries(
          names.map(name => [name, { type: 'string' }]),
        ),
      };
}

function trackOf(ref: ModelRef, model: Model): BuildForm['tracks'][number] {
  const track = present(model, ref, 'deploymentTrack');
  return { ref, title: track?.title, branch: track?.branch };
}
