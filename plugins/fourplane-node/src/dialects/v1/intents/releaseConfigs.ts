// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  IntentIssue,
  ModelRef,
  Overrides,
} from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { resolveSchema } from '../../reading/resolveSchema';
import { missingParameters } from '../../writing/checkParameters';
import { addressOf, liveObject, PlanInput } from '../../writing/intentRule';
import { issueAt } from '../../writing/plan';
import { NeedContext } from '../../writing/TablePlanner';
import { componentReleaseKind } from '../kinds/componentRelease';

type Fields = Readonly<Record<string, unknown>>;

const anything = z.record(z.string(), z.unknown());
/** What a binding has set. */
const setSchema = z.object({
  componentTypeEnvironmentConfigs: anything.nullish(),
  traitEnvironmentConfigs: z.record(z.string(), anything).nullish(),
});
/** A declaration that cannot be used is told apart from none. */
const declared = z
  .object({ openAPIV3Schema: z.unknown().optional() })
  .nullish()
  .transform(section => section?.openAPIV3Schema ?? undefined);
const takesConfigs = z.object({ environmentConfigs: declared.optional() });
const releaseSchema = z.object({
  spec: z.object({
    componentType: z.object({ name: z.string(), spec: takesConfigs }),
    traits: z
      .array(
        z.object({ kind: z.string(), name: z.string(), spec: takesConfigs }),
      )
      .nullish(),
    componentProfile: z
      .object({
        traits: z
          .array(
            z.object({
              kind: z.string(),
              name: z.string(),
              instanceName: z.string(),
            }),
          )
          .nullish(),
      })
      .nullish(),
  }),
});
/** What a release lets be set per environment; a schema is absent where nothing can be. */
export interface ReleaseConfigs {
  readonly componentType?: Fields;
  /** By instance. */
  readonly traits: ReadonlyMap<string, Fields>;
  readonly notes: readonly string[];
}

/** The release object a binding has to do with. */
export function releaseAddress(
  { tenant }: ModelRef,
  release: string | undefined,
  context: NeedContext,
) {
  return release === undefined
    ? undefined
    : addressOf(context, componentReleaseKind.kind, tenant, release);
}

/** What a release as stored lets be set; `undefined` where it is not there or cannot be understood. */
export function configsOf(
  { tenant }: ModelRef,
  release: string | undefined,
  context: PlanInput,
): ReleaseConfigs | undefined {
  const live =
    release === undefined
      ? undefined
      : liveObject(context, componentReleaseKind.kind, tenant, release);
  const spec = releaseSchema.safeParse(live?.object).data?.spec;
  if (!spec) {
    return undefined;
  }
  const notes: string[] = [];
  const read = (schema: unknown, of: string): Fields | undefined => {
    if (schema === undefined) {
      return undefined;
    }
    const resolved = resolveSchema(schema);
    if (resolved.state === 'resolved') {
      return resolved.schema;
    }
    notes.push(
      `What ${of} takes cannot be understood: its schema ${resolved.problem}.`,
    );
    return undefined;
  };
  const { componentType, traits, componentProfile } = spec;
  const byInstance = new Map<string, Fields>();
  for (const use of componentProfile?.traits ?? []) {
    const trait = traits?.find(
      one => one.kind === use.kind && one.name === use.name,
    );
    const schema = read(
      trait?.spec.environmentConfigs,
      `the trait "${use.instanceName}"`,
    );
    if (schema) {
      byInstance.set(use.instanceName, schema);
    }
  }
  return {
    componentType: read(
      componentType.spec.environmentConfigs,
      `the component type "${componentType.name}"`,
    ),
    traits: byInstance,
    notes,
  };
}

/** One field that an environment must set. */
interface MissingConfig {
  /** Dotted, as overrides name it: `componentType.replicas`. */
  readonly path: string;
  /** In words, the name in quotes. */
  readonly words: string;
}

/** What an environment must set of a release and a binding's spec does not. */
export function missingIn(
  { componentType, traits }: ReleaseConfigs,
  spec: unknown,
): MissingConfig[] {
  const set = setSchema.safeParse(spec ?? {}).data;
  const own = set?.componentTypeEnvironmentConfigs ?? {};
  const ofTraits = set?.traitEnvironmentConfigs ?? {};
  return [
    ...missingOf(componentType, own).map(field => ({
      path: `componentType.${field}`,
      words: `"${field}"`,
    })),
    ...[...traits].flatMap(([instance, schema]) =>
      missingOf(schema, ofTraits[instance]).map(field => ({
        path: `traits.${instance}.${field}`,
        words: `"${field}" of the trait "${instance}"`,
      })),
    ),
  ];
}

/**
 * {@link missingIn} as what is said of it, at the intent's field; what is given with it takes the place of what is set, and
 * is itself checked as a whole.
 */
export function missingConfigs(
  configs: ReleaseConfigs,
  spec: unknown,
  path: string,
  given: Overrides = {},
): IntentIssue[] {
  const { componentType, traits } = given;
  const unchecked: ReleaseConfigs = {
    ...configs,
    componentType: componentType ? undefined : configs.componentType,
    traits: new Map(
      [...configs.traits].filter(([instance]) => !traits?.[instance]),
    ),
  };
  const set = traits
    ? { ...Object(spec), traitEnvironmentConfigs: traits }
    : spec;
  return missingIn(unchecked, set).map(({ words }) => notSet(words, path));
}

/** What to say of an override that a release needs; `field` is in quotes. */
export function notSet(field: string, path: string): IntentIssue {
  return issueAt(
    path,
    `The release needs the override ${field} there, and it is not set`,
    'Give it among the overrides of the environment',
  );
}

/** Which fields a schema, if there is one, requires and the values do not give. */
export function missingOf(
  schema: Fields | undefined,
  values: Fields | undefined,
) {
  return schema ? missingParameters(schema, values) : [];
}
