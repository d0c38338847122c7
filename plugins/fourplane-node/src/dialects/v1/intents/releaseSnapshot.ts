// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  IntentIssue,
  ModelRef,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { ObjectAddress, WriteStep } from '../../Dialect';
import { find, partOf } from '../../reading/ReadableKind';
import { withoutAbsent } from '../../reading/fields';
import { issueAt } from '../../writing/plan';
import { NeedContext } from '../../writing/TablePlanner';
import { componentKind } from '../kinds/component';
import { componentReleaseKind } from '../kinds/componentRelease';
import { componentTypes } from '../kinds/typeDefinition';
import { workloadKind } from '../kinds/workload';
import { workloadOf } from '../workloads';
import { splitType } from './componentType';
import {
  addressOf,
  creation,
  liveObject,
  PlanInput,
} from '../../writing/intentRule';
import { label } from './labels';

interface Part {
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly name: string;
}

/** What a release of a component is made of. */
interface Parts {
  readonly component: Part;
  readonly workload?: Part;
  readonly type?: Part;
  readonly traits: readonly Part[];
}

const anything = z.record(z.string(), z.unknown());
const componentSchema = z.object({
  spec: z.object({
    owner: z.object({ projectName: z.string() }),
    componentType: z.object({
      kind: z.string().default('ComponentType'),
      name: z.string(),
    }),
    parameters: z.unknown().optional(),
    traits: z
      .array(z.looseObject({ kind: z.string().default('Trait') }))
      .optional(),
  }),
});
const workloadSchema = z.object({
  spec: z.object({
    container: anything,
    endpoints: z.unknown().optional(),
    dependencies: z.unknown().optional(),
  }),
});
const definitionSchema = z.object({ spec: anything });

/** The objects a release is copied from. */
export function snapshotNeeds(
  component: ModelRef,
  context: NeedContext,
): (ObjectAddress | undefined)[] {
  const {
    component: own,
    workload,
    type,
    traits,
  } = partsOf(component, context);
  return [own, workload, type, ...traits].map(
    part => part && addressOf(context, part.kind, part.namespace, part.name),
  );
}

/**
 * A release as the component controller would make it now, under a name of its own: an immutable copy of the component's
 * parameters, its workload, its type and all of its traits.
 */
export function snapshotOf(
  component: ModelRef,
  name: string,
  context: PlanInput,
  issues: IntentIssue[],
): { readonly steps: WriteStep[]; readonly ref: RefOf<'release'> } | undefined {
  const parts = partsOf(component, context);
  const read = (part: Part | undefined) =>
    part && liveObject(context, part.kind, part.namespace, part.name)?.object;
  const own = componentSchema.safeParse(read(parts.component)).data?.spec;
  const workload = workloadSchema.safeParse(read(parts.workload)).data?.spec;
  const type = definitionSchema.safeParse(read(parts.type)).data?.spec;
  const traits = parts.traits.map(part => ({
    kind: part.kind,
    name: part.name,
    spec: definitionSchema.safeParse(read(part)).data?.spec,
  }));
  for (const trait of traits) {
    if (!trait.spec) {
      issues.push(
        issueAt('component', `There is no ${trait.kind} "${trait.name}"`),
      );
    }
  }
  if (!own || !type) {
    issues.push(
      issueAt(
        'component',
        own
          ? `The component type of "${component.name}" does not exist`
          : `"${component.name}" cannot be read`,
      ),
    );
  }
  if (!workload) {
    issues.push(
      issueAt(
        'component',
        `"${component.name}" has no workload, so there is nothing to release`,
        'Build it, or give it an image',
      ),
    );
  }
  if (!own || !type || !workload || issues.length > 0) {
    return undefined;
  }
  const { tenant = '', controlPlane } = component;
  const project = own.owner.projectName;
  const profile = withoutAbsent({
    parameters: own.parameters,
    traits: own.traits?.length ? own.traits : undefined,
  });
  const steps = creation(
    context,
    componentReleaseKind.kind,
    {
      metadata: {
        name,
        namespace: tenant,
        labels: { [label.project]: project, [label.component]: component.name },
      },
      spec: withoutAbsent({
        owner: { projectName: project, componentName: component.name },
        componentType: { ...own.componentType, spec: type },
        traits: traits.length > 0 ? traits : undefined,
        componentProfile: Object.keys(profile).length > 0 ? profile : undefined,
        workload: withoutAbsent({ ...workload }),
      }),
    },
    { 'metadata.name': 'release.name' },
  );
  const ref: RefOf<'release'> = {
    controlPlane,
    kind: 'release',
    tenant,
    project,
    name,
  };
  return { steps, ref };
}

/** Traits once each, in the controller's order: its hash depends on it. */
function partsOf(component: ModelRef, { lookup }: NeedContext): Parts {
  const { tenant = '', project = '', name } = component;
  const stored = find(componentKind, lookup, tenant, name);
  const { typeRef, traits: used = [] } = stored ? partOf(stored) : {};
  const workload = workloadOf(tenant, project, name, lookup);
  const typeName = typeRef && splitType(typeRef.name)[1];
  const definition = typeRef?.kind.startsWith('Cluster')
    ? componentTypes.cluster
    : componentTypes.namespaced;
  const type = typeName && {
    kind: definition.kind,
    namespace: definition.namespaced ? tenant : undefined,
    name: typeName,
  };
  const embedded =
    (type &&
      find(definition, lookup, type.namespace, type.name)?.content?.embedded) ||
    [];
  const traits = new Map(
    [...embedded, ...used].map(trait => [
      `${trait.kind}/${trait.name}`,
      {
        kind: trait.kind,
        namespace: trait.kind === 'ClusterTrait' ? undefined : tenant,
        name: trait.name,
      },
    ]),
  );
  return {
    component: { kind: componentKind.kind, namespace: tenant, name },
    ...(workload && {
      workload: {
        kind: workloadKind.kind,
        namespace: tenant,
        name: workload.metadata.name,
      },
    }),
    ...(type && { type }),
    traits: [...traits.entries()]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, trait]) => trait),
  };
}
