// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Environment } from '@marcbachmann/cel-js';
import { isJsonObject } from '../ApiObject';
import { oldItem, oldMember } from './correlate';
import type { FieldError, FieldErrorType } from './FieldError';
import { isEqual } from './isEqual';
import type { Schema, ValidationRule } from './Schema';
import { valueSchema } from './Schema';

type Evaluate = (context: { self: unknown; oldSelf?: unknown }) => unknown;

interface CompiledRule {
  readonly rule: ValidationRule;
  readonly evaluate: Evaluate;
  readonly message: Evaluate | undefined;
  readonly isTransition: boolean;
}

const environment = new Environment({ unlistedVariablesAreDyn: true });
const compiledRules = new WeakMap<ValidationRule, CompiledRule>();
const ruleBearing = new WeakMap<Schema, boolean>();

/** A rule ready to be evaluated, compiled once. Throws the CEL parser's error for one it cannot read. */
export function compileRule(rule: ValidationRule): CompiledRule {
  const known = compiledRules.get(rule);
  if (known) {
    return known;
  }
  const compiled: CompiledRule = {
    rule,
    evaluate: environment.parse(rule.rule),
    message: rule.messageExpression
      ? environment.parse(rule.messageExpression)
      : undefined,
    isTransition: /\boldSelf\b/.test(rule.rule),
  };
  compiledRules.set(rule, compiled);
  return compiled;
}

const children = (schema: Schema): Schema[] => [
  ...Object.values(schema.properties ?? {}),
  ...(schema.items ? [schema.items] : []),
  ...(valueSchema(schema) ? [valueSchema(schema) as Schema] : []),
];

/** Whether a schema has a rule anywhere. Throws the CEL parser's error for a rule it cannot read. */
export function hasRules(schema: Schema): boolean {
  const known = ruleBearing.get(schema);
  if (known !== undefined) {
    return known;
  }
  const own = schema['x-kubernetes-validations'] ?? [];
  own.forEach(compileRule);
  const below = children(schema).map(hasRules);
  const result = own.length > 0 || below.includes(true);
  ruleBearing.set(schema, result);
  return result;
}

/** The value as CEL sees it: integers apart from doubles, members the schema does not know absent. */
function celValue(value: unknown, schema: Schema | undefined): unknown {
  if (typeof value === 'number') {
    return schema?.type === 'number' || !Number.isInteger(value)
      ? value
      : BigInt(value);
  }
  if (Array.isArray(value)) {
    return value.map(each => celValue(each, schema?.items));
  }
  if (isJsonObject(value)) {
    const values = schema && valueSchema(schema);
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        name,
        celValue(member, schema?.properties?.[name] ?? values),
      ]),
    );
  }
  return value;
}

function failure(
  compiled: CompiledRule,
  context: { self: unknown; oldSelf?: unknown },
  value: unknown,
  path: string,
): FieldError | undefined {
  const { rule } = compiled;
  const field = (rule.fieldPath ? `${path}${rule.fieldPath}` : path) || '<nil>';
  const hidesValue = typeof value === 'object';
  try {
    if (compiled.evaluate(context) === true) {
      return undefined;
    }
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const detail = `rule evaluation error: ${
      text.split('\n')[0]
    } evaluating rule: ${rule.message ?? rule.rule}`;
    return { type: 'FieldValueInvalid', field, value, hidesValue, detail };
  }
  let text = rule.message ?? `failed rule: ${rule.rule}`;
  try {
    const own = compiled.message?.(context);
    text = typeof own === 'string' && own ? own : text;
  } catch {
    // A message that cannot be computed falls back to the fixed one, as on a real server.
  }
  const reason = rule.reason as FieldErrorType | undefined;
  return {
    type: reason ?? 'FieldValueInvalid',
    field,
    value,
    hidesValue,
    detail: text,
  };
}

function validateHere(
  value: unknown,
  schema: Schema,
  path: string,
  old: unknown,
): FieldError[] {
  const rules = schema['x-kubernetes-validations'];
  if (!rules?.length) {
    return [];
  }
  const context: { self: unknown; oldSelf?: unknown } = {
    self: celValue(value, schema),
    ...(old === undefined ? {} : { oldSelf: celValue(old, schema) }),
  };
  return rules
    .map(compileRule)
    .filter(each => !each.isTransition || old !== undefined)
    .flatMap(each => failure(each, context, value, path) ?? []);
}

/**
 * The CEL rules a value breaks. Rules that speak of `oldSelf` run only where an old value
 * corresponds; what is unchanged is not looked at again.
 */
export function validateRules(
  value: unknown,
  schema: Schema,
  old: unknown,
  path = '',
): FieldError[] {
  if (
    value === undefined ||
    value === null ||
    !hasRules(schema) ||
    (old !== undefined && isEqual(value, old))
  ) {
    return [];
  }
  const errors: FieldError[] = [];
  if (Array.isArray(value)) {
    const { items } = schema;
    if (items) {
      value.forEach((each, index) =>
        errors.push(
          ...validateRules(
            each,
            items,
            oldItem(old, each, schema),
            `${path}[${index}]`,
          ),
        ),
      );
    }
  } else if (isJsonObject(value)) {
    const values = valueSchema(schema);
    for (const [name, member] of Object.entries(value)) {
      const property = schema.properties?.[name] ?? values;
      if (property) {
        errors.push(
          ...validateRules(
            member,
            property,
            oldMember(old, name),
            path ? `${path}.${name}` : name,
          ),
        );
      }
    }
  }
  // what is inside is told first
  return [...errors, ...validateHere(value, schema, path, old)];
}
