// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Health,
  HealthState,
  healthStates,
} from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
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

/** What health is read from. */
export interface Conditioned {
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

/** What the reasons of one generation mean. A reason that is in none of these is `unknown`: a newer controller may mean anything by it. */
export interface ReasonTable {
  /** On a condition that is not True. */
  readonly whenNotTrue: Readonly<Record<string, HealthState>>;
  /** On a True condition that is something other than `ready`. */
  readonly whenTrue: Readonly<Record<string, HealthState>>;
  /** Under which a deletion does not go on by itself. */
  readonly deletionBlockers: ReadonlySet<string>;
}

/** Reads health from conditions by the reasons of one generation. */
export interface ConditionReading {
  /**
   * Health from the first of the named conditions that is there. An object on its way out is `progressing`, or
   * `degraded` when its deletion waits for somebody; one whose latest change the controller has not seen is
   * `progressing`; one without the condition is `unknown`.
   */
  conditionHealth(object: Conditioned, types: readonly string[]): Health;
  /**
   * The same for a kind whose controller a generation does not run, at least not usually: without the condition it is
   * `unreported`, since no report is missing.
   */
  claimedHealth(object: Conditioned, types: readonly string[]): Health;
  /** What one condition says; a ready one needs no message. */
  healthOfCondition(condition: Condition): Health;
}

/** Health of what a generation never reports on. */
export const UNREPORTED: Health = {
  state: 'unreported',
  reason: 'NeverReported',
  message: 'This version of OpenChoreo reports no status here.',
};

/** {@link ConditionReading} by a table. */
export function conditionReading(reasons: ReasonTable): ConditionReading {
  const healthOfCondition = (condition: Condition) =>
    healthBy(reasons, condition);
  const terminatingHealth = (object: Conditioned, since: string): Health => {
    const blocked = object.status?.conditions?.find(({ reason }) =>
      reasons.deletionBlockers.has(reason ?? ''),
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
  };
  const conditionHealth = (
    object: Conditioned,
    types: readonly string[],
  ): Health => {
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
  };
  const claimedHealth = (
    object: Conditioned,
    types: readonly string[],
  ): Health =>
    object.metadata.deletionTimestamp ||
    types.some(type => conditionOf(object, type))
      ? conditionHealth(object, types)
      : UNREPORTED;
  return { conditionHealth, claimedHealth, healthOfCondition };
}

function healthBy(reasons: ReasonTable, condition: Condition): Health {
  const state = stateOfCondition(reasons, condition);
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

/**
 * What a condition whose True is good says about health. Status `Unknown` proves nothing bad: at most that something
 * is on its way.
 */
function stateOfCondition(
  { whenTrue, whenNotTrue }: ReasonTable,
  condition: Condition,
): HealthState {
  const reason = condition.reason ?? '';
  if (condition.status === 'True') {
    return stateIn(whenTrue, reason) ?? 'ready';
  }
  const state = stateIn(whenNotTrue, reason) ?? 'unknown';
  return condition.status === 'False' || state === 'progressing'
    ? state
    : 'unknown';
}

const statesOfHealthStatus: Readonly<Record<string, HealthState>> = {
  Healthy: 'ready',
  Progressing: 'progressing',
  Degraded: 'degraded',
  Suspended: 'suspended',
};

/** Health as a Release or RenderedRelease reports it per Kubernetes object. */
export function stateOfHealthStatus(
  healthStatus: string | null | undefined,
): HealthState {
  return stateIn(statesOfHealthStatus, healthStatus ?? '') ?? 'unknown';
}

function stateIn(
  table: Readonly<Record<string, HealthState>>,
  reason: string,
): HealthState | undefined {
  return Object.hasOwn(table, reason) ? table[reason] : undefined;
}

/** The worse of two healths; the first when they are equally bad. */
export function worse(one: Health, other: Health): Health {
  return healthStates.indexOf(other.state) < healthStates.indexOf(one.state)
    ? other
    : one;
}

function isBehind(object: Conditioned, condition: Condition): boolean {
  const generation = object.metadata.generation ?? 0;
  const observed = [
    condition.observedGeneration,
    object.status?.observedGeneration,
  ].filter(value => typeof value === 'number');
  return observed.length > 0 && Math.max(...observed) < generation;
}
