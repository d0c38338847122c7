// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from '../../ApiObject';
import { isJsonObject } from '../../ApiObject';
import type { FieldError } from '../../schema/FieldError';

/** A value of one of Kubernetes' types, on the way through an object. */
export interface Visit {
  readonly value: JsonObject;
  readonly path: string;
  /** What holds it; undefined at the whole object. */
  readonly parent: Visit | undefined;
  /** What is wrong below a member, by the rules of its type; told at this place among the others. */
  below(member: string): FieldError[];
}

/** What is wrong with a value of a type. */
export type Rule = (visit: Visit) => FieldError[];

/** What is wrong with one member. */
export type Check = (value: unknown, path: string) => FieldError[];

/** The rules of types, in the order a real server tells what is broken. */
export type TypeRules = Readonly<Record<string, readonly Rule[]>>;

/** `spec.replicas` */
export const pathTo = ({ path }: Visit, member: string): string =>
  path ? `${path}.${member}` : member;

function firstOf(
  checks: readonly Check[],
  value: unknown,
  path: string,
): FieldError[] {
  for (const check of checks) {
    const errors = check(value, path);
    if (errors.length > 0) {
      return errors;
    }
  }
  return [];
}

const isAbsent = (value: unknown) =>
  value === undefined || value === null || value === '';

/** Checks a member; of several checks the first that fails counts. */
export const member =
  (name: string, ...checks: readonly Check[]): Rule =>
  visit =>
    firstOf(checks, visit.value[name], pathTo(visit, name));

/** As {@link member}, unless nothing is given. */
export const optional =
  (name: string, ...checks: readonly Check[]): Rule =>
  visit =>
    isAbsent(visit.value[name])
      ? []
      : firstOf(checks, visit.value[name], pathTo(visit, name));

/** The rules of a member's own type come here. */
export const below =
  (name: string): Rule =>
  visit =>
    visit.below(name);

/** Every item of a list must differ in a member from those before it; empty ones do not count. */
export const uniqueIn =
  (list: string, name: string): Rule =>
  visit => {
    const seen = new Set<unknown>();
    return objectsOf(visit.value[list]).flatMap((item, index) => {
      const value = item[name];
      const isTwice = !isAbsent(value) && seen.has(value);
      seen.add(value);
      return isTwice
        ? [
            {
              type: 'FieldValueDuplicate',
              field: `${pathTo(visit, list)}[${index}].${name}`,
              value,
            },
          ]
        : [];
    });
  };

/** Rules that only count for some values. */
export const when =
  (applies: (value: JsonObject) => boolean, ...rules: readonly Rule[]): Rule =>
  visit =>
    applies(visit.value) ? rules.flatMap(rule => rule(visit)) : [];

/** The objects in a list; none where there is no list. */
export function objectsOf(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

/** The value, if it is an object; an empty one otherwise. */
export function objectOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}
