// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Environment } from '@marcbachmann/cel-js';
import { RenderedResource } from '../../inventory';
import { Template, Values } from '../objects';
import { celEnvironment, Omitted, omitted } from './celEnvironment';
import { entriesOf, toCel } from './celValues';
import { findExpressions } from './findExpressions';
import { rewriteExpression } from './rewriteExpression';

/** Variables of templates, by name. */
export type Context = Values;

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Renders the `${…}` templates of OpenChoreo's types and traits: an expression that is the whole of a value keeps its
 * type, one inside a text becomes text, and a map's keys may hold them, too.
 */
export class TemplateEngine {
  static create(): TemplateEngine {
    return new TemplateEngine(celEnvironment());
  }

  private readonly programs = new Map<
    string,
    ReturnType<Environment['parse']>
  >();
  private readonly contexts = new WeakMap<Context, Values>();

  private constructor(private readonly environment: Environment) {}

  /** A text with its expressions evaluated; JSON, or the mark of an omitted value. Throws with the expression that failed. */
  evaluate(text: string, context: Context): unknown {
    const found = findExpressions(text);
    const trimmed = text.trim();
    const [first] = found;
    if (found.length === 1 && first.end - first.start === trimmed.length) {
      return plain(this.run(first.expression, context));
    }
    let written = '';
    let from = 0;
    for (const { expression, start, end } of found) {
      written +=
        text.slice(from, start) + textOf(plain(this.run(expression, context)));
      from = end;
    }
    return written + text.slice(from);
  }

  /** Whether a condition holds; one that is not there does. */
  holds(condition: string | undefined, context: Context): boolean {
    if (!condition) return true;
    const result = this.evaluate(condition, context);
    if (typeof result !== 'boolean') {
      throw new Error(`${condition} must evaluate to boolean`);
    }
    return result;
  }

  /** The contexts of a `forEach`, one for each item; the context itself without one. */
  eachOf(
    { forEach, var: name = 'item' }: { forEach?: string; var?: string },
    context: Context,
  ): Context[] {
    if (!forEach) return [context];
    const items = this.evaluate(forEach, context);
    if (!Array.isArray(items) && !isValues(items)) {
      throw new Error('forEach must evaluate to array or map');
    }
    const values = Array.isArray(items) ? items : entriesOf(items);
    return values.map(item => ({ ...context, [name]: item }));
  }

  /** The objects of those templates whose condition holds. */
  renderAll(
    templates: readonly Template[],
    context: Context,
  ): RenderedResource[] {
    return templates
      .filter(({ includeWhen }) => this.holds(includeWhen, context))
      .flatMap(template =>
        this.eachOf(template, context).map(inner => ({
          id: template.id,
          // a template is the manifest of an object; the API server says what is wrong with it
          object: this.render(
            template.template,
            inner,
          ) as RenderedResource['object'],
        })),
      );
  }

  render(value: unknown, context: Context): unknown {
    if (typeof value === 'string') {
      return value.includes('${') ? this.evaluate(value, context) : value;
    }
    if (Array.isArray(value)) {
      return value
        .map(item => this.render(item, context))
        .filter(item => item !== omitted);
    }
    if (!isValues(value)) return value;
    return Object.fromEntries(
      Object.entries(value)
        .map(
          ([key, inner]) =>
            [
              String(this.render(key, context)),
              this.render(inner, context),
            ] as const,
        )
        .filter(([, inner]) => inner !== omitted),
    );
  }

  private run(expression: string, context: Context): unknown {
    try {
      let program = this.programs.get(expression);
      if (!program) {
        const text = rewriteExpression(expression, this.environment);
        program = this.environment.parse(text);
        this.programs.set(expression, program);
      }
      return program(this.celOf(context));
    } catch (error) {
      const [reason] = String(
        error instanceof Error ? error.message : error,
      ).split('\n', 1);
      throw new Error(
        `the expression '${expression.trim().slice(0, 80)}' failed: ${reason}`,
        { cause: error },
      );
    }
  }

  private celOf(context: Context): Values {
    const known = this.contexts.get(context);
    if (known) return known;
    const made = toCel(context) as Values;
    this.contexts.set(context, made);
    return made;
  }
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** CEL's integers are bigints and its maps may be Maps; manifests hold JSON. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Omitted) return omitted;
  if (Array.isArray(value)) {
    return value.map(plain).filter(item => item !== omitted);
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries: [unknown, unknown][] =
    value instanceof Map ? [...value] : Object.entries(value);
  return Object.fromEntries(
    entries
      .map(([key, inner]) => [String(key), plain(inner)] as const)
      .filter(([, inner]) => inner !== omitted),
  );
}
