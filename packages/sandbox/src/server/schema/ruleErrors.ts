// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { compileRule } from './celRules';
import type { FieldError } from './FieldError';
import { invalidValue, notSupported, required } from './FieldError';
import type { Schema, ValidationRule } from './Schema';
import { valueSchema } from './Schema';

const REASONS = [
  'FieldValueDuplicate',
  'FieldValueForbidden',
  'FieldValueInvalid',
  'FieldValueRequired',
];

/** A rule as Kubernetes' own words have it. */
const goRule = (rule: ValidationRule) => ({
  Rule: rule.rule,
  Message: rule.message ?? '',
  MessageExpression: rule.messageExpression ?? '',
  Reason: rule.reason ?? null,
  FieldPath: rule.fieldPath ?? '',
  OptionalOldSelf: rule.optionalOldSelf ?? null,
});

/** The schema of a member a rule may speak of; undefined where it is not known which there are. */
function membersOf(
  schema: Schema,
): Readonly<Record<string, Schema>> | undefined {
  const isOpen =
    valueSchema(schema) !== undefined ||
    schema.additionalProperties === true ||
    schema['x-kubernetes-preserve-unknown-fields'] === true ||
    schema['x-kubernetes-embedded-resource'] === true;
  return schema.type === 'object' && !isOpen
    ? schema.properties ?? {}
    : undefined;
}

const PATH = /\b(?:self|oldSelf)((?:\.[A-Za-z_]\w*)+)(?!\w*\()/g;
const TEXTS = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g;

/** A member of `self` that its schema does not have: its name and where its dot stands, from 0. */
function undefinedMember(
  rule: string,
  root: Schema,
): { name: string; at: number } | undefined {
  const bare = rule.replace(TEXTS, text => ' '.repeat(text.length));
  for (const found of bare.matchAll(PATH)) {
    let schema: Schema | undefined = root;
    let at = found.index + found[0].length - found[1].length;
    for (const name of found[1].slice(1).split('.')) {
      const members: Readonly<Record<string, Schema>> | undefined =
        schema && membersOf(schema);
      const isCall = bare[at + 1 + name.length] === '(';
      if (!members || isCall) {
        break;
      }
      if (!members[name]) {
        return { name, at };
      }
      schema = members[name];
      at += 1 + name.length;
    }
  }
  return undefined;
}

function compilationComplaint(
  rule: ValidationRule,
  schema: Schema,
): string | undefined {
  const missing = undefinedMember(rule.rule, schema);
  if (missing) {
    const { name, at } = missing;
    return `ERROR: <input>:1:${at + 1}: undefined field '${name}'\n | ${
      rule.rule
    }\n | ${'.'.repeat(at)}^`;
  }
  try {
    compileRule(rule);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.split('\n')[0] : 'ERROR';
  }
}

function leadsSomewhere(fieldPath: string, schema: Schema): boolean {
  let current: Schema | undefined = schema;
  for (const name of fieldPath.split('.').slice(1)) {
    const members: Readonly<Record<string, Schema>> | undefined =
      current && membersOf(current);
    if (current && !members) {
      return true;
    }
    current = members?.[name];
  }
  return current !== undefined;
}

function errorsOf(
  rule: ValidationRule,
  schema: Schema,
  path: string,
): FieldError[] {
  const errors: FieldError[] = [];
  const { message, reason, fieldPath } = rule;
  if (!rule.rule?.trim()) {
    return [required(`${path}.rule`, 'rule is not specified')];
  }
  if (message !== undefined && message.length > 0 && !message.trim()) {
    errors.push(
      invalidValue(
        `${path}.message`,
        message,
        'must be non-empty if specified',
      ),
    );
  } else if (message?.includes('\n')) {
    errors.push(
      invalidValue(`${path}.message`, message, 'must not contain line breaks'),
    );
  }
  if (reason && !REASONS.includes(reason)) {
    errors.push(notSupported(`${path}.reason`, reason, REASONS));
  }
  if (fieldPath && !leadsSomewhere(fieldPath, schema)) {
    errors.push(
      invalidValue(`${path}.fieldPath`, fieldPath, 'must be a valid path'),
    );
  }
  const complaint = compilationComplaint(rule, schema);
  if (complaint) {
    errors.push(
      invalidValue(
        `${path}.rule`,
        goRule(rule),
        `compilation failed: ${complaint}`,
      ),
    );
  }
  return errors;
}

/** What is wrong with the rules a schema has itself. */
export function ruleErrors(schema: Schema, path: string): FieldError[] {
  return (schema['x-kubernetes-validations'] ?? []).flatMap((rule, index) =>
    errorsOf(rule, schema, `${path}.x-kubernetes-validations[${index}]`),
  );
}
