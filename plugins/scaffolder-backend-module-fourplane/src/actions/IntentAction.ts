// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { BasicPermission } from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import {
  Intent,
  ModelKind,
  ModelRef,
} from '@fourplane/plugin-fourplane-common';
import {
  ControlPlane,
  ObjectPermission,
} from '@fourplane/plugin-fourplane-node';
import type { z } from 'zod/v3';
import { InputFields } from '../run/issueText';
import { Judge } from '../run/readiness';
import { StepRun } from '../run/StepRun';
import { NamedThing, ThingFinder } from '../things/ThingFinder';

/** The zod that the scaffolder hands to schemas. */
export type Zod = typeof z;

/** Whose permission an action needs: on a thing, or on nothing in particular. */
export type Guard =
  | {
      readonly permission: ObjectPermission;
      readonly thing: NamedThing<ModelKind>;
    }
  | { readonly permission: BasicPermission };

/** What somebody asks for with an input. */
export interface Asked {
  readonly controlPlane: ControlPlane;
  readonly guard: Guard;
  /**
   * The intent, once they may; `ref` is that of the guarded thing. Throws an `InputError` that names the field. The run is
   * for what must be done and waited for first.
   */
  readonly intent: (ref: ModelRef, run: StepRun) => Intent | Promise<Intent>;
  /** From the intent's fields to the input's, where they differ. */
  readonly fields: InputFields;
  /** Texts of the input that nobody may read in a log or an error. */
  readonly secrets?: readonly string[];
  /** When what the intent makes or changes is as it should be; the first of its references is judged. */
  readonly judge: Judge;
  /** How long that may take, in seconds, where the input does not say. */
  readonly timeoutSeconds: number;
  /** It makes something that a later attempt would not recognise as its own, so what came of it is remembered. */
  readonly isRemembered?: boolean;
}

/** A template action that is one intent. */
export interface IntentActionDefinition<S extends z.AnyZodObject> {
  /** `fourplane:NOUN:VERB`. */
  readonly id: string;
  readonly description: string;
  readonly examples: readonly ActionExample[];
  /** Strict: a field that nobody knows is a mistake. */
  readonly input: (zod: Zod) => S;
  /** Throws an `InputError` that names the field. */
  ask(input: z.output<S> & CommonInput, finder: ThingFinder): Asked;
}

/** One way to use an action. */
export interface ActionExample {
  readonly description: string;
  readonly input: JsonObject;
}

/** What every action takes. */
export interface CommonInput {
  readonly controlPlane?: string;
}

/** A definition whose schema is its own business. */
export interface IntentAction {
  readonly id: string;
  readonly description: string;
  readonly examples: readonly ActionExample[];
  readonly input: (zod: Zod) => z.AnyZodObject;
  /** What an input, read by that schema, asks for. */
  ask(input: unknown, finder: ThingFinder): Asked;
}

/** Makes an action of a definition; `ask` only ever gets what its own schema has read. */
export function intentAction<S extends z.AnyZodObject>(
  definition: IntentActionDefinition<S>,
): IntentAction {
  return {
    ...definition,
    ask: (input, finder) =>
      definition.ask(input as z.output<S> & CommonInput, finder),
  };
}
