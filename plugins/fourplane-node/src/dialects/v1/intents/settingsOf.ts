// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ComponentSettings,
  ModelRef,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { KubeObject } from '../../../kube/KubeObject';
import { SettingOptions } from '../../Dialect';
import { find, partOf } from '../../reading/ReadableKind';
import { liveObject, PlanInput } from '../../writing/intentRule';
import { componentKind } from '../kinds/component';
import { traits as traitKinds } from '../kinds/typeDefinition';
import { workloadKind } from '../kinds/workload';
import { workloadOf } from '../workloads';
import { resolveComponentType } from './componentType';
import { resolveUse } from './resolveUse';
import { settingSchemas } from './settingSchemas';
import { workloadUseOf } from './workloadUseOf';

type Fields = Readonly<Record<string, unknown>>;

const parametersSchema = z.record(z.string(), z.unknown()).nullish();
/** What else a trait held would be lost. */
const traitsSchema = z
  .array(
    z.strictObject({
      instanceName: z.string(),
      kind: z.string().nullish(),
      name: z.string(),
      parameters: z.record(z.string(), z.unknown()).nullish(),
    }),
  )
  .nullish();

/** What `updateComponent` may set of a component; `undefined` where there is no such component. */
export function settingsOf(
  component: RefOf<'component'>,
  context: PlanInput,
): SettingOptions | undefined {
  const { tenant = '', name } = component;
  const live = liveObject(context, componentKind.kind, tenant, name);
  if (!live) {
    return undefined;
  }
  const { values, notes } = partsOf(component, live.object, context);
  const shown = ['title', 'description', 'owner', ...Object.keys(values)];
  const schemas: Fields = settingSchemas(typeOf(component, context));
  return {
    schema: {
      type: 'object',
      properties: Object.fromEntries(
        Object.entries(schemas).filter(([part]) => shown.includes(part)),
      ),
    },
    values: { ...wordsOf(component, context), ...values },
    notes,
  };
}

function wordsOf(
  { tenant, name }: ModelRef,
  { lookup }: PlanInput,
): ComponentSettings {
  const stored = find(componentKind, lookup, tenant, name);
  const { title, description, owner } = stored ? partOf(stored) : {};
  return {
    ...(title && { title }),
    ...(description && { description }),
    ...(owner && { owner }),
  };
}

/** The parts that are understood, and a note of each that is not. */
function partsOf(
  component: RefOf<'component'>,
  object: KubeObject,
  context: PlanInput,
): Pick<SettingOptions, 'values' | 'notes'> {
  const spec: Fields = { ...Object(object.spec) };
  const { tenant = '', project = '', name } = component;
  const workload = workloadOf(tenant, project, name, context.lookup);
  const stored =
    workload &&
    liveObject(context, workloadKind.kind, tenant, workload.metadata.name);
  const specOfWorkload: Fields = { ...Object(stored?.object.spec) };
  const { owner: _, ...own } = specOfWorkload;
  const parameters = parametersSchema.safeParse(spec.parameters);
  const traits = traitsSchema.safeParse(spec.traits);
  const use = stored && workloadUseOf(own, component);
  const unclear = (what: string) =>
    `${what} what this form cannot show: change it where it is written.`;
  return {
    values: {
      ...(parameters.success && { parameters: parameters.data ?? {} }),
      ...(traits.success && { traits: (traits.data ?? []).map(traitUseOf) }),
      ...(use && { workload: use }),
    },
    notes: [
      ...(parameters.success ? [] : [unclear('Its parameters hold')]),
      ...(traits.success ? [] : [unclear('Its traits hold')]),
      ...(stored && !use ? [unclear('Its workload holds')] : []),
      ...(stored
        ? []
        : ['It has no workload yet: build it first, or give it an image.']),
    ],
  };
}

function traitUseOf(
  trait: NonNullable<z.output<typeof traitsSchema>>[number],
): NonNullable<ComponentSettings['traits']>[number] {
  const { instanceName: instance, kind, name, parameters } = trait;
  return {
    name,
    ...(kind && { kind }),
    instance,
    ...(parameters && { parameters }),
  };
}

/** The schemas of a component's type and of the traits it allows; nothing where they cannot be read. */
function typeOf({ tenant = '', name }: ModelRef, { lookup }: PlanInput) {
  const stored = find(componentKind, lookup, tenant, name);
  const { typeRef } = stored ? partOf(stored) : {};
  const checking = { tenant, lookup, issues: [] };
  const type = typeRef && resolveComponentType(typeRef, 'component', checking);
  return {
    parameters: type?.object.content?.parameters,
    traits: (type?.object.content?.traits ?? []).flatMap(use => {
      const trait = resolveUse(traitKinds, use, checking, {
        path: 'traits',
        noun: 'trait',
        issues: checking.issues,
      });
      return trait
        ? [{ ...use, parameters: trait.object.content?.parameters }]
        : [];
    }),
  };
}
