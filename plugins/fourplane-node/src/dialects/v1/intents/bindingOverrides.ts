// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue, Overrides } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { IntentFields, OverrideOptions } from '../../Dialect';
import { checkParameters } from '../../writing/checkParameters';
import {
  othersNote,
  readVariables,
  variablesSchema,
  withOthers,
} from '../../writing/environmentVariables';
import {
  foreignOverrides,
  notOfComponents,
} from '../../writing/foreignOverrides';
import { mergePatch } from '../../writing/mergePatch';
import { issueAt } from '../../writing/plan';
import { missingIn, ReleaseConfigs } from './releaseConfigs';

type Fields = Readonly<Record<string, unknown>>;

const SECRET = 'secretKeyRef';

const anything = z.record(z.string(), z.unknown());
const bindingSchema = z.object({
  spec: z.object({
    releaseName: z.string().nullish(),
    componentTypeEnvironmentConfigs: anything.nullish(),
    traitEnvironmentConfigs: z.record(z.string(), anything).nullish(),
    workloadOverrides: z
      .object({
        container: z.object({ env: z.unknown().optional() }).nullish(),
      })
      .nullish(),
  }),
});

/** What a ReleaseBinding has set, and what of it runs. */
export type BindingSpec = z.output<typeof bindingSchema>['spec'];

/** A ReleaseBinding, stored or about to be, or why it cannot be understood. */
export function readBinding(
  name: string,
  binding: unknown,
):
  | { readonly state: 'read'; readonly spec: BindingSpec }
  | { readonly state: 'odd'; readonly issue: IntentIssue } {
  const read = bindingSchema.safeParse(binding);
  if (read.success) {
    return { state: 'read', spec: read.data.spec };
  }
  const what = read.error.issues
    .map(({ path, message }) => `${path.join('.')}: ${message}`)
    .join('; ');
  return {
    state: 'odd',
    issue: issueAt(
      'deployment',
      `What is set in ReleaseBinding "${name}" cannot be understood (${what})`,
      'Repair the ReleaseBinding on the control plane',
    ),
  };
}

/** Which of the overrides each field of a binding is from. */
export const overrideFields: IntentFields = {
  'spec.componentTypeEnvironmentConfigs': 'overrides.componentType',
  'spec.traitEnvironmentConfigs': 'overrides.traits',
  'spec.workloadOverrides.container': 'overrides.workload',
};

/** What is wrong with overrides for a release; of one that cannot be read nothing is said: the control plane has the last word. */
export function overrideIssues(
  overrides: Overrides,
  configs: ReleaseConfigs | undefined,
): IntentIssue[] {
  return [
    ...foreignOverrides(overrides, notOfComponents),
    ...typeIssues(overrides.componentType, configs),
    ...traitIssues(overrides.traits, configs),
  ];
}

/** The patch of a binding's spec that sets overrides; empty where they are set already. */
export function overridesPatch(
  spec: BindingSpec,
  overrides: Overrides,
): Fields {
  const { componentType, traits, workload } = overrides;
  return {
    ...(componentType &&
      part(
        'componentTypeEnvironmentConfigs',
        spec.componentTypeEnvironmentConfigs,
        componentType,
      )),
    ...(traits &&
      part('traitEnvironmentConfigs', spec.traitEnvironmentConfigs, traits)),
    ...(workload?.env && workloadPatch(spec, workload.env)),
  };
}

/** What a new binding's spec has of overrides; a part that is given is all there is of it. */
export function newOverrides(overrides: Overrides): Fields {
  return overridesPatch({}, overrides);
}

/** What may be set in a binding for a release, and what is. */
export function overrideOptions(
  spec: BindingSpec,
  configs: ReleaseConfigs | undefined,
): OverrideOptions {
  const { variables, others } = readVariables(envOf(spec), SECRET);
  return {
    schema: schemaOf(configs),
    values: {
      componentType: spec.componentTypeEnvironmentConfigs ?? {},
      traits: spec.traitEnvironmentConfigs ?? {},
      workload: { env: variables },
    },
    missing: configs ? missingIn(configs, spec).map(({ path }) => path) : [],
    notes: [
      ...(configs
        ? configs.notes
        : [
            'Its release is not there, so what its type and traits take is not known.',
          ]),
      ...othersNote(others),
    ],
  };
}

function schemaOf(configs: ReleaseConfigs | undefined): Fields {
  const traits = [...(configs?.traits ?? [])];
  return {
    type: 'object',
    properties: {
      ...(configs?.componentType && {
        componentType: { title: 'Component type', ...configs.componentType },
      }),
      ...(traits.length > 0 && {
        traits: {
          type: 'object',
          title: 'Traits',
          properties: Object.fromEntries(traits),
        },
      }),
      workload: variablesSchema,
    },
  };
}

function typeIssues(
  values: Fields | undefined,
  configs: ReleaseConfigs | undefined,
): IntentIssue[] {
  const field = 'overrides.componentType';
  return values && configs && configs.notes.length === 0
    ? checkParameters(configs.componentType, values, path =>
        [field, path].filter(Boolean).join('.'),
      )
    : [];
}

function traitIssues(
  values: Readonly<Record<string, Fields>> | undefined,
  configs: ReleaseConfigs | undefined,
): IntentIssue[] {
  if (!values || !configs || configs.notes.length > 0) {
    return [];
  }
  return Object.entries(values).flatMap(([instance, fields]) => {
    const field = `overrides.traits.${instance}`;
    const schema = configs.traits.get(instance);
    return schema
      ? checkParameters(schema, fields, path =>
          [field, path].filter(Boolean).join('.'),
        )
      : [
          issueAt(
            field,
            `The release has no trait "${instance}" that takes anything per environment`,
          ),
        ];
  });
}

/** A part made anew; an empty one is taken away. */
function part(field: string, before: unknown, after: Fields): Fields {
  if (Object.keys(after).length === 0) {
    return before ? { [field]: null } : {};
  }
  const patch = mergePatch(before, after);
  return Object.keys(patch).length > 0 ? { [field]: patch } : {};
}

function workloadPatch(
  spec: BindingSpec,
  env: Parameters<typeof withOthers>[1],
): Fields {
  const before = envOf(spec);
  const after = withOthers(before, env, SECRET);
  const patch =
    after.length > 0
      ? mergePatch({ env: before }, { env: after })
      : { ...(before !== undefined && { env: null }) };
  return Object.keys(patch).length > 0
    ? { workloadOverrides: { container: patch } }
    : {};
}

function envOf(spec: BindingSpec): unknown {
  return spec.workloadOverrides?.container?.env;
}
