// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { EndpointRules } from '@fourplane/plugin-fourplane-common';
import { withoutAbsent } from '../reading/fields';

const COUNT = /^size\(workload\.endpoints\)\s*(>=|>|==|<=|<|!=)\s*(\d+)$/;
const MEMBERS =
  /^workload\.endpoints\.(exists|all)\(\s*\w+\s*,\s*(\w+)\s*,\s*\2\.type\s*==\s*(["'])(\w+)\3\s*\)$/;

/**
 * What a component type's rules (`${…}` with CEL in it) say of endpoints. Only the plain sentences that types usually
 * consist of are understood, and each holds by itself; of any other nothing is said, since the control plane applies all.
 */
export function endpointRulesOf(
  rules: readonly string[],
): EndpointRules | undefined {
  const found = rules.reduce<EndpointRules>(
    (known, rule) => ({ ...known, ...stricter(known, ruleOf(rule)) }),
    {},
  );
  const present = withoutAbsent(found);
  return Object.keys(present).length > 0 ? present : undefined;
}

function ruleOf(text: string): EndpointRules {
  const rule = text
    .trim()
    .replace(/^\$\{([^]*)\}$/, '$1')
    .trim();
  const [, operator, number] = COUNT.exec(rule) ?? [];
  if (operator) {
    return countRule(operator, Number(number));
  }
  const [, quantifier, , , type] = MEMBERS.exec(rule) ?? [];
  switch (quantifier) {
    case 'exists':
      return { least: 1, usualType: type };
    case 'all':
      return { onlyType: type };
    default:
      return {};
  }
}

function countRule(operator: string, count: number): EndpointRules {
  switch (operator) {
    case '>':
      return { least: count + 1 };
    case '>=':
      return { least: count };
    case '<':
      return { most: count - 1 };
    case '<=':
      return { most: count };
    case '==':
      return { least: count, most: count };
    default:
      return count === 0 ? { least: 1 } : {};
  }
}

function stricter(known: EndpointRules, rule: EndpointRules): EndpointRules {
  return withoutAbsent({
    least: extreme(Math.max, known.least, rule.least),
    most: extreme(Math.min, known.most, rule.most),
    usualType: rule.usualType ?? known.usualType,
    onlyType: rule.onlyType ?? known.onlyType,
  });
}

function extreme(
  choose: (...values: number[]) => number,
  ...values: (number | undefined)[]
): number | undefined {
  const given = values.filter(value => value !== undefined);
  return given.length > 0 ? choose(...given) : undefined;
}
