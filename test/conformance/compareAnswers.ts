// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Answer, Json } from './Case';
import { isObject } from './normaliseAnswers';

/** One place where two answers differ. */
export interface Difference {
  /** Where, such as `2.body.metadata.labels`: the number of the step, from 0, then the path in its answer. */
  readonly at: string;
  /** What the real server answered; undefined when it has nothing there. */
  readonly recorded: Json | undefined;
  readonly answered: Json | undefined;
}

/** Every place where the answers to a case differ from the recorded ones. */
export function compareAnswers(
  recorded: readonly Answer[],
  answered: readonly Answer[],
): Difference[] {
  return differences('', toJson(recorded), toJson(answered));
}

// through JSON, as recordings went
function toJson(answers: readonly Answer[]): Json {
  return JSON.parse(JSON.stringify(answers));
}

function differences(
  at: string,
  recorded: Json | undefined,
  answered: Json | undefined,
): Difference[] {
  if (Array.isArray(recorded) && Array.isArray(answered)) {
    const longest = recorded.length > answered.length ? recorded : answered;
    return longest.flatMap((_item, index) =>
      differences(join(at, String(index)), recorded[index], answered[index]),
    );
  }
  if (isObject(recorded) && isObject(answered)) {
    const keys = new Set([...Object.keys(recorded), ...Object.keys(answered)]);
    return [...keys].flatMap(key =>
      differences(join(at, key), recorded[key], answered[key]),
    );
  }
  return recorded === answered ? [] : [{ at, recorded, answered }];
}

function join(at: string, key: string): string {
  return at ? `${at}.${key}` : key;
}
