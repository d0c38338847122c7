// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** A condition as metav1 has it. */
export interface Condition {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason: string;
  message: string;
  observedGeneration?: number;
  lastTransitionTime: string;
}

export type NewCondition = Pick<
  Condition,
  'type' | 'status' | 'reason' | 'message'
>;

/** RFC 3339 in whole seconds, as Kubernetes writes times. */
export const timestamp = (time: Date): string =>
  time.toISOString().replace(/\.\d+Z$/, 'Z');

/** The transition time moves only when the status does. */
export function withCondition(
  conditions: readonly Condition[] = [],
  next: NewCondition,
  generation: number | undefined,
  now: Date,
): Condition[] {
  const before = conditions.find(c => c.type === next.type);
  const condition: Condition = {
    ...next,
    ...(generation !== undefined && { observedGeneration: generation }),
    lastTransitionTime:
      before?.status === next.status
        ? before.lastTransitionTime
        : timestamp(now),
  };
  return before
    ? conditions.map(c => (c.type === next.type ? condition : c))
    : [...conditions, condition];
}

export const withConditions = (
  conditions: readonly Condition[] | undefined,
  next: readonly NewCondition[],
  generation: number | undefined,
  now: Date,
): Condition[] =>
  next.reduce<Condition[]>(
    (all, condition) => withCondition(all, condition, generation, now),
    [...(conditions ?? [])],
  );

export const withoutCondition = (
  conditions: readonly Condition[] = [],
  type: string,
): Condition[] => conditions.filter(c => c.type !== type);

export const findCondition = (
  conditions: readonly Condition[] | undefined,
  type: string,
): Condition | undefined => conditions?.find(c => c.type === type);

export const isTrue = (
  type: string,
  reason: string,
  message: string,
): NewCondition => ({ type, status: 'True', reason, message });

export const isFalse = (
  type: string,
  reason: string,
  message: string,
): NewCondition => ({ type, status: 'False', reason, message });

export const isUnknown = (
  type: string,
  reason: string,
  message: string,
): NewCondition => ({ type, status: 'Unknown', reason, message });
