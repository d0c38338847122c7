// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  IntentIssue,
  IntentOf,
  ModelRef,
  Overrides,
} from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { KubeObject } from '../../../kube/KubeObject';
import { IntentFields, OverrideOptions, Plan } from '../../Dialect';
import { resolveSchema } from '../../reading/resolveSchema';
import { checkParameters } from '../../writing/checkParameters';
import { foreignOverrides } from '../../writing/foreignOverrides';
import {
  addressOf,
  change,
  gone,
  liveObject,
  PlanInput,
} from '../../writing/intentRule';
import { mergePatch } from '../../writing/mergePatch';
import { planned, refused } from '../../writing/plan';
import { NeedContext } from '../../writing/TablePlanner';
import { valueAt } from '../../writing/valueAt';
import { OwnedKinds } from './ownedKinds';
import { missingOf, notSet } from './releaseConfigs';

type Fields = Readonly<Record<string, unknown>>;

const anything = z.record(z.string(), z.unknown());

/** What a binding must be seen with to tell what may be set in it. */
export function ownedBindingNeeds(
  kinds: OwnedKinds,
  { tenant, name }: ModelRef,
  context: NeedContext,
) {
  const { release } = kinds.bound(tenant, name, context.lookup)?.content ?? {};
  return [
    addressOf(context, kinds.binding, tenant, name),
    ...(release === undefined
      ? []
      : [addressOf(context, kinds.release, tenant, release)]),
  ];
}

/** Sets what a managed resource, or a project's own infrastructure, has in one environment alone. */
export function configureOwned(
  kinds: OwnedKinds,
  {
    deployment,
    overrides,
  }: Pick<IntentOf<'configureDeployment'>, 'deployment' | 'overrides'>,
  context: PlanInput,
): Plan {
  const { tenant, name } = deployment;
  const live = liveObject(context, kinds.binding, tenant, name);
  if (!live) {
    return gone('deployment', name);
  }
  const takes = ownedConfigs(
    kinds,
    tenant,
    releaseOf(live.object, kinds),
    context,
  );
  const issues = ownedIssues(kinds, overrides, takes);
  return issues.length > 0
    ? refused(...issues)
    : planned(
        change(
          live,
          { spec: ownedPatch(kinds, live.object, overrides) },
          ownedFields(kinds),
        ),
        [deployment],
      );
}

/** What may be set in a binding, stored or about to be, for a release. */
export function ownedOptions(
  kinds: OwnedKinds,
  tenant: string | undefined,
  options: { readonly binding?: KubeObject; readonly release?: string },
  context: PlanInput,
): OverrideOptions {
  const { binding, release } = options;
  const takes = ownedConfigs(kinds, tenant, release, context);
  const set = configsIn(kinds, binding);
  return {
    schema: {
      type: 'object',
      properties: takes.schema
        ? { [kinds.type]: { title: kinds.typeTitle, ...takes.schema } }
        : {},
    },
    values: { [kinds.type]: set },
    missing: missingOf(takes.schema, set).map(
      field => `${kinds.type}.${field}`,
    ),
    notes: takes.notes,
    ...(takes.schema || takes.notes.length > 0
      ? {}
      : { why: 'Its type takes nothing per environment.' }),
  };
}

/** {@link ownedOptions} of a binding that is there; `undefined` where it is not. */
export function overridesOfOwned(
  kinds: OwnedKinds,
  { tenant, name }: ModelRef,
  context: PlanInput,
): OverrideOptions | undefined {
  const binding = liveObject(context, kinds.binding, tenant, name)?.object;
  return (
    binding &&
    ownedOptions(
      kinds,
      tenant,
      { binding, release: releaseOf(binding, kinds) },
      context,
    )
  );
}

/** What may be set of a thing along with putting a release into an environment. */
export function overridesOfPlaced(
  kinds: OwnedKinds,
  intent: IntentOf<'deploy'> | IntentOf<'promote'>,
  context: PlanInput,
): OverrideOptions | undefined {
  const { component } = intent;
  const { tenant } = component;
  const environment =
    intent.intent === 'deploy' ? intent.environment : intent.to;
  const release =
    intent.intent === 'deploy'
      ? intent.release?.name ?? kinds.newest(component, context.lookup)
      : kinds.bindingsAt(component, intent.from.name, context.lookup)[0]
          ?.content?.release;
  const [found] = kinds.bindingsAt(component, environment.name, context.lookup);
  const binding =
    found &&
    liveObject(context, kinds.binding, tenant, found.metadata.name)?.object;
  return release === undefined
    ? undefined
    : ownedOptions(kinds, tenant, { binding, release }, context);
}

/** What a release lets be set per environment. */
export interface OwnedConfigs {
  readonly schema?: Fields;
  readonly notes: readonly string[];
}

/** Read from the release as stored. */
export function ownedConfigs(
  kinds: OwnedKinds,
  tenant: string | undefined,
  release: string | undefined,
  context: PlanInput,
): OwnedConfigs {
  const object =
    release === undefined
      ? undefined
      : liveObject(context, kinds.release, tenant, release)?.object;
  if (!object) {
    return {
      notes: ['Its release is not there, so what its type takes is not known.'],
    };
  }
  const declared = valueAt(
    object,
    `spec.${kinds.type}.spec.environmentConfigs.openAPIV3Schema`,
  );
  if (declared === undefined) {
    return { notes: [] };
  }
  const resolved = resolveSchema(declared);
  return resolved.state === 'resolved'
    ? { schema: resolved.schema, notes: [] }
    : {
        notes: [
          `What its type takes cannot be understood: its schema ${resolved.problem}.`,
        ],
      };
}

/** What is wrong with overrides, each at its field. */
export function ownedIssues(
  kinds: OwnedKinds,
  overrides: Overrides,
  { schema, notes }: OwnedConfigs,
): IntentIssue[] {
  const values = overrides[kinds.type];
  const field = `overrides.${kinds.type}`;
  const foreign = `is not taken by ${kinds.words}`;
  const own = { [kinds.type]: undefined };
  return [
    ...foreignOverrides(overrides, {
      componentType: foreign,
      traits: foreign,
      workload: foreign,
      resourceType: foreign,
      projectType: foreign,
      ...own,
    }),
    ...(values && notes.length === 0
      ? checkParameters(schema, values, path =>
          [field, path].filter(Boolean).join('.'),
        )
      : []),
  ];
}

/** What must be set of a release and neither the binding nor the overrides do, at the intent's field. */
export function ownedMissing(
  kinds: OwnedKinds,
  options: {
    readonly binding?: KubeObject;
    readonly overrides?: Overrides;
    readonly path: string;
  },
  { schema }: OwnedConfigs,
): IntentIssue[] {
  const { binding, overrides, path } = options;
  // What is given is checked as a whole, each thing at its field.
  return overrides?.[kinds.type]
    ? []
    : missingOf(schema, configsIn(kinds, binding)).map(name =>
        notSet(`"${name}"`, path),
      );
}

/** The patch of a binding's spec that sets overrides. */
export function ownedPatch(
  { fields, type }: OwnedKinds,
  binding: KubeObject | undefined,
  overrides: Overrides | undefined,
): Fields {
  const after = overrides?.[type];
  const before = binding && valueAt(binding, `spec.${fields.configs}`);
  if (!after) {
    return {};
  }
  if (Object.keys(after).length === 0) {
    return before ? { [fields.configs]: null } : {};
  }
  const patch = mergePatch(before, after);
  return Object.keys(patch).length > 0 ? { [fields.configs]: patch } : {};
}

/** Which of the overrides a binding's field is from. */
export function ownedFields({ fields, type }: OwnedKinds): IntentFields {
  return { [`spec.${fields.configs}`]: `overrides.${type}` };
}

function configsIn({ fields }: OwnedKinds, binding?: KubeObject): Fields {
  const configs = binding && valueAt(binding, `spec.${fields.configs}`);
  return anything.safeParse(configs ?? {}).data ?? {};
}

function releaseOf(
  binding: KubeObject,
  { fields }: OwnedKinds,
): string | undefined {
  const release = valueAt(binding, `spec.${fields.release}`);
  return typeof release === 'string' && release ? release : undefined;
}
