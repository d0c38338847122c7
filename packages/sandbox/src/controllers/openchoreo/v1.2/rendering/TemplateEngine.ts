// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Environment } from '@marcbachmann/cel-js';
import { Template, Values } from '../objects';
import { kubernetesName, namespaceNameLimit } from '../../names';
import { RenderedResource } from '../objects';

const omitted = Symbol('omitted');
const wholeExpression = /^\$\{([\s\S]+)\}\s*$/;
const embeddedExpression = /\$\{([^{}]*)\}/g;

/**
 * Renders the `${…}` templates of project and resource types. It knows `oc_merge`, `oc_omit`,
 * `oc_generate_name` and `oc_dns_label` and has neither `forEach` nor patches: component types are
 * rendered from their workload type instead (renderComponent).
 */
export class TemplateEngine {
  static create(): TemplateEngine {
    return new TemplateEngine(
      new Environment({
        unlistedVariablesAreDyn: true,
        enableOptionalTypes: true,
        homogeneousAggregateLiterals: false,
      })
        .registerFunction(
          'oc_merge(map, map): map',
          (a: Values, b: Values) => ({
            ...a,
            ...b,
          }),
        )
        .registerFunction('oc_omit(): dyn', () => omitted)
        .registerFunction(
          'oc_generate_name(string, string): string',
          (a: string, b: string) => kubernetesName(namespaceNameLimit, a, b),
        )
        .registerFunction({
          name: 'distinct',
          receiverType: 'list',
          returnType: 'list',
          params: [],
          handler: (list: unknown[]) => [...new Set(list)],
        }),
    );
  }

  private constructor(private readonly environment: Environment) {}

  /** Throws with the expression that failed. */
  evaluate(text: string, context: Values): unknown {
    const whole = wholeExpression.exec(text.trim());
    if (whole && !whole[1].includes('${')) {
      return plain(this.run(whole[1], context));
    }
    return text.replace(embeddedExpression, (_, expression: string) =>
      String(plain(this.run(expression, context))),
    );
  }

  /** The objects of those templates whose condition holds. */
  renderAll(
    templates: readonly Template[],
    context: Values,
  ): RenderedResource[] {
    return templates
      .filter(
        ({ includeWhen }) =>
          !includeWhen || this.evaluate(includeWhen, context) === true,
      )
      .map(({ id, template }) => ({
        id,
        // a template is the manifest of an object; the API server says what is wrong with it
        object: this.render(template, context) as RenderedResource['object'],
      }));
  }

  render(value: unknown, context: Values): unknown {
    if (typeof value === 'string') {
      return value.includes('${') ? this.evaluate(value, context) : value;
    }
    if (Array.isArray(value)) {
      return value
        .map(item => this.render(item, context))
        .filter(item => item !== omitted);
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, inner]) => [key, this.render(inner, context)] as const)
        .filter(([, inner]) => inner !== omitted),
    );
  }

  private run(expression: string, context: Values): unknown {
    try {
      return this.environment.evaluate(expression, context);
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
}

/** CEL's integers are bigints and its maps may be Maps; manifests hold JSON. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Map) {
    return Object.fromEntries(
      [...value].map(([k, v]) => [String(k), plain(v)]),
    );
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([k, v]) => [k, plain(v)]),
    );
  }
  return value;
}
