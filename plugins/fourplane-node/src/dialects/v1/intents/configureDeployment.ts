// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue, ModelRef } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { OverrideOptions } from '../../Dialect';
import { find } from '../../reading/ReadableKind';
import { checkParameters } from '../../writing/checkParameters';
import {
  othersNote,
  readVariables,
  variablesSchema,
  withOthers,
} from '../../writing/environmentVariables';
import {
  addressOf,
  change,
  gone,
  intentRule,
  liveObject,
} from '../../writing/intentRule';
import { mergePatch } from '../../writing/mergePatch';
import { issueAt, planned, refused } from '../../writing/plan';
import { NeedContext, OverrideRule } from '../../writing/TablePlanner';
import { releaseBindingKind } from '../kinds/releaseBinding';
import { configsOf, releaseAddress, ReleaseConfigs } from './releaseConfigs';

type Fields = Readonly<Record<string, unknown>>;

const { kind } = releaseBindingKind;
const SECRET = 'secretKeyRef';
const REPAIR = 'Repair the ReleaseBinding on the control plane';

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
type Binding = z.output<typeof bindingSchema>['spec'];

export const configureDeployment = intentRule<'configureDeployment'>([kind], {
  needs: ({ deployment }, context) => [
    addressOf(context, kind, deployment.tenant, deployment.name),
    releaseAddress(deployment, releaseOf(deployment, context), context),
  ],
  plan: ({ deployment, overrides }, context) => {
    const { tenant, name } = deployment;
    const live = liveObject(context, kind, tenant, name);
    if (!live) {
      return gone('deployment', name);
    }
    const read = bindingSchema.safeParse(live.object);
    if (!read.success) {
      return refused(
        issueAt('deployment', notUnderstood(name, read.error), REPAIR),
      );
    }
    const { spec } = read.data;
    const release = spec.releaseName ?? undefined;
    const configs = configsOf(deployment, release, context);
    const issues = [
      ...typeIssues(overrides.componentType, configs),
      ...traitIssues(overrides.traits, configs),
    ];
    if (issues.length > 0) {
      return refused(...issues);
    }
    const { componentType, traits, workload } = overrides;
    const patch = {
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
    return planned(
      change(
        live,
        { spec: patch },
        {
          'spec.componentTypeEnvironmentConfigs': 'overrides.componentType',
          'spec.traitEnvironmentConfigs': 'overrides.traits',
          'spec.workloadOverrides.container': 'overrides.workload',
        },
      ),
      [deployment],
    );
  },
});

export const overridesOf: OverrideRule = (deployment, context) => {
  const { tenant, name } = deployment;
  const live = liveObject(context, kind, tenant, name);
  if (!live) {
    return undefined;
  }
  const read = bindingSchema.safeParse(live.object);
  if (!read.success) {
    return {
      schema: { type: 'object', properties: {} },
      values: {},
      notes: [],
      why: `${notUnderstood(name, read.error)}. ${REPAIR}.`,
    };
  }
  const { spec } = read.data;
  const release = spec.releaseName ?? undefined;
  const configs = configsOf(deployment, release, context);
  const { variables, others } = readVariables(envOf(spec), SECRET);
  return {
    schema: overridesSchemaOf(configs),
    values: {
      componentType: spec.componentTypeEnvironmentConfigs ?? {},
      traits: spec.traitEnvironmentConfigs ?? {},
      workload: { env: variables },
    },
    notes: [
      ...(configs
        ? configs.notes
        : [
            'Its release is not there, so what its type and traits take is not known.',
          ]),
      ...othersNote(others),
    ],
  };
};

function notUnderstood(name: string, { issues }: z.ZodError): string {
  const what = issues
    .map(({ path, message }) => `${path.join('.')}: ${message}`)
    .join('; ');
  return `What is set in ReleaseBinding "${name}" cannot be understood (${what})`;
}

function overridesSchemaOf(
  configs: ReleaseConfigs | undefined,
): OverrideOptions['schema'] {
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

function releaseOf(
  { tenant, name }: ModelRef,
  { lookup }: NeedContext,
): string | undefined {
  return find(releaseBindingKind, lookup, tenant, name)?.content?.release;
}

/** Where the release cannot be read nothing is said: the control plane has the last word. */
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
  spec: Binding,
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

function envOf(spec: Binding): unknown {
  return spec.workloadOverrides?.container?.env;
}
