// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isJsonObject } from '../ApiObject';

type Step =
  | { readonly take: 'member'; readonly name: string }
  | { readonly take: 'index'; readonly index: number }
  | { readonly take: 'all' }
  | {
      readonly take: 'where';
      readonly path: readonly Step[];
      readonly operator: string;
      readonly value: unknown;
    };

const STEP =
  /^(?:\.((?:\\.|[^.[\]\\])+)|\[(-?\d+)\]|\[(\*)\]|\.(\*)|\['((?:\\.|[^'])*)'\]|\["((?:\\.|[^"])*)"\]|\[\?\(@(.*?)\s*(==|!=)\s*("[^"]*"|'[^']*'|[^)\s]+)\)\])/;

const unescaped = (text: string) => text.replace(/\\(.)/g, '$1');

function literal(text: string): unknown {
  if (/^["']/.test(text)) {
    return text.slice(1, -1);
  }
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Reads the simple JSONPath of a printer column, `.a.b[?(@.type=="x")].c`; undefined for any other. */
function parse(path: string): Step[] | undefined {
  const steps: Step[] = [];
  let rest = path.startsWith('.') || path.startsWith('[') ? path : `.${path}`;
  while (rest) {
    const found = STEP.exec(rest);
    if (!found) {
      return undefined;
    }
    const [whole, member, index, all, any, single, double] = found;
    const name = member ?? single ?? double;
    if (all || any || member === '*') {
      steps.push({ take: 'all' });
    } else if (name !== undefined) {
      steps.push({ take: 'member', name: unescaped(name) });
    } else if (index !== undefined) {
      steps.push({ take: 'index', index: Number(index) });
    } else {
      const below = parse(found[7]);
      if (!below) {
        return undefined;
      }
      steps.push({
        take: 'where',
        path: below,
        operator: found[8],
        value: literal(found[9]),
      });
    }
    rest = rest.slice(whole.length);
  }
  return steps;
}

function follow(value: unknown, steps: readonly Step[]): unknown[] {
  const [step, ...rest] = steps;
  if (!step) {
    return value === undefined ? [] : [value];
  }
  const items = Array.isArray(value) ? value : [];
  switch (step.take) {
    case 'member':
      return isJsonObject(value) ? follow(value[step.name], rest) : [];
    case 'index':
      return follow(items.at(step.index), rest);
    case 'all':
      return (isJsonObject(value) ? Object.values(value) : items).flatMap(
        each => follow(each, rest),
      );
    default:
      return items
        .filter(item => {
          const [found] = follow(item, step.path);
          return (found === step.value) === (step.operator === '==');
        })
        .flatMap(item => follow(item, rest));
  }
}

/** What finds the values at a JSONPath; nothing is found by a path that cannot be read. */
export function jsonPath(path: string): (value: unknown) => unknown[] {
  const steps = parse(path);
  return steps ? value => follow(value, steps) : () => [];
}
