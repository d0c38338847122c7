// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { PostRenderValidation, ValidationRule } from '../objects';
import { PlacedObject, selectObjects } from './applyTrait';
import { Context, TemplateEngine } from './TemplateEngine';

const longestRule = 120;

const shortened = (rule: string) =>
  rule.length > longestRule ? `${rule.slice(0, longestRule)}...` : rule;

/** What a rule says of a context; undefined when it holds. */
function complaint(
  { rule, message }: ValidationRule,
  context: Context,
  engine: TemplateEngine,
): string | undefined {
  const named = JSON.stringify(shortened(rule));
  try {
    return engine.holds(rule, context)
      ? undefined
      : `${named} evaluated to false: ${message}`;
  } catch (error) {
    return `${named} evaluation error: ${
      error instanceof Error ? error.message : error
    }`;
  }
}

/** Throws with all rules that do not hold, after `subject`. */
export function checkRules(
  subject: string,
  rules: readonly ValidationRule[] | undefined,
  context: Context,
  engine: TemplateEngine,
): void {
  const found = (rules ?? []).flatMap((rule, index) => {
    const said = complaint(rule, context, engine);
    return said ? [`rule[${index}] ${said}`] : [];
  });
  if (found.length > 0) {
    throw new Error(`${subject} validation failed: ${found.join('; ')}`);
  }
}

/** Rules about what was rendered in the end, with what they see. */
export interface PendingValidation {
  subject: string;
  context: Context;
  validations: readonly PostRenderValidation[];
}

function ofValidation(
  validation: PostRenderValidation,
  { subject, context }: PendingValidation,
  objects: readonly PlacedObject[],
  engine: TemplateEngine,
): string[] {
  if (!engine.holds(validation.when, context)) return [];
  const { target } = validation;
  return engine.eachOf(validation, context).flatMap(inner => {
    const chosen = selectObjects(objects, target, undefined, inner, engine);
    if (chosen.length === 0) {
      return target.mustMatch ?? true
        ? [`${subject}: no ${target.kind} matches: ${validation.message}`]
        : [];
    }
    return chosen.flatMap(({ object }) => {
      const said = complaint(
        validation,
        { ...inner, resource: object },
        engine,
      );
      return said ? [`${subject}: ${said}`] : [];
    });
  });
}

/** Throws with everything the rules find wrong with the objects. */
export function checkRendered(
  pending: readonly PendingValidation[],
  objects: readonly PlacedObject[],
  engine: TemplateEngine,
): void {
  const found = pending.flatMap(each =>
    each.validations.flatMap(validation =>
      ofValidation(validation, each, objects, engine),
    ),
  );
  if (found.length > 0) {
    throw new Error(`post-render validation failed: ${found.join('; ')}`);
  }
}
