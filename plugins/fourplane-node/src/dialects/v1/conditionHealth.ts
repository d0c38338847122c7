// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health, healthStates } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { blocksDeletion, stateOfCondition } from './conditionReasons';
import { integer, list, text } from './fields';

/** A condition as Kubernetes writes it. */
export const conditionSchema = z.object({
  type: z.string(),
  status: z.string(),
  reason: text,
  message: text,
  lastTransitionTime: text,
  observedGeneration: integer,
});
export type Condition = z.output<typeof conditionSchema>;

/** A status whose conditions are read. */
export const conditions = { conditions: list(conditionSchema) };

/** A status that also says which change of the object it is about. */
export const conditionedStatus = { ...conditions, observedGeneration: integer };

interface Conditioned {
  readonly metadata: {
    readonly generation?: number | null;
    readonly deletionTimestamp?: string | null;
  };
  readonly status?: {
    readonly conditions?: readonly Condition[] | null;
    readonly observedGeneration?: number | null;
  } | null;
}

/** The condition of a type, if the object has it. */
export function conditionOf(
  object: Pick<Conditioned, 'status'>,
  type: string,
): Condition | undefined {
  return object.status?.conditions?.find(condition => condition.type === type);
}

/**
 * Health from the first of the named conditions that is there. An object on its way out is `progressing`, or
 * `degraded` when its deletion waits for somebody; one whose latest change the controller has not seen is
 * `progressing`; one without the condition is `unknown`.
 */
export function conditionHealth(
  object: Conditioned,
  types: readonly string[],
): Health {
  if (object.metadata.deletionTimestamp) {
    return terminatingHealth(object, object.metadata.deletionTimestamp);
  }
  const condition = types
    .map(type => conditionOf(object, type))
    .find(found => found !== undefined);
  if (!condition) {
    return {
      state: 'unknown',
      reason: 'NotReported',
      message: 'The control plane has not reported a status yet.',
    };
  }
  if (isBehind(object, condition)) {
    return {
      state: 'progressing',
      reason: 'ObservedGenerationBehind',
      message: 'The control plane has not acted on the latest change yet.',
    };
  }
  return healthOfCondition(condition);
}

/** What one condition says; a ready one needs no message. */
export function healthOfCondition(condition: Condition): Health {
  const state = stateOfCondition(condition);
  return {
    state,
    ...(condition.reason && { reason: condition.reason }),
    ...(state !== 'ready' &&
      condition.message && { message: condition.message }),
    ...(condition.lastTransitionTime && {
      since: condition.lastTransitionTime,
    }),
  };
}

/** The worse of two healths; the first when they are equally bad. */
export function worse(one: Health, other: Health): Health {
  return healthStates.indexOf(other.state) < healthStates.indexOf(one.state)
    ? other
    : one;
}

function terminatingHealth(object: Conditioned, since: string): Health {
  const blocked = object.status?.conditions?.find(condition =>
    blocksDeletion(condition.reason),
  );
  if (blocked) {
    return { ...healthOfCondition(blocked), state: 'degraded' };
  }
  const message = conditionOf(object, 'Finalizing')?.message;
  return {
    state: 'progressing',
    reason: 'Terminating',
    message: message || 'It is being deleted.',
    since,
  };
}

function isBehind(object: Conditioned, condition: Condition): boolean {
  const generation = object.metadata.generation ?? 0;
  const observed = [
    condition.observedGeneration,
    object.status?.observedGeneration,
  ].filter(value => typeof value === 'number');
  return observed.length > 0 && Math.max(...observed) < generation;
}
