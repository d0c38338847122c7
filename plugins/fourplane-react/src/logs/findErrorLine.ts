// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { LogBuffer } from './LogBuffer';

/** A line without any of these is no error. */
const HINT =
  /err|fail|fatal|panic|exception|traceback|cannot|denied|not found|exit|killed|oom|^E:/i;

/** How tools begin, or mark, the line that says what went wrong. */
const STRONG: readonly RegExp[] = [
  // error: …, [ERROR] …, level=error, ERROR in …, npm ERR! …, E: …, ::error …, error TS2304: …, error[E0308]: …
  /(?:^|[\s:[|(])(?:error|fatal|fatal error|critical|panic|err!)(?:[\]:!|)]|\[\w+\]:| TS\d+:| in )/i,
  /\blevel"?[=:]\s*"?(?:error|fatal|panic|critical)\b/i,
  /"(?:level|severity)"\s*:\s*"(?:error|fatal|critical)"/i,
  /(?:^|\s)(?:::|##\[)error/i,
  /^(?:E:|ERR[!:]|ERROR\s|FATAL\s|npm ERR!|npm error )/,
  /^\s*(?:panic:|Traceback \(most recent call last\)|Exception in thread )/,
  /\b[A-Za-z_.]*(?:Error|Exception)(?:: |$)/,
  /^(?:--- FAIL|FAIL\b|FAILED\b|BUILD FAIL|make(?:\[\d+\])?: \*\*\* )/,
  /\b(?:command not found|No such file or directory|Permission denied|permission denied)\b/,
  /\b(?:exit(?:ed with)?(?: code| status)?:? [1-9]\d*|OOMKilled)\b/i,
];

/** As words, not as parts of a path or a flag. */
const WEAK =
  /(?<![\w./-])(?:errors?|failed|failure|fatal|cannot|denied|killed)\b(?![./_-]\w)/i;

/** Words that speak of errors where there are none. */
const HARMLESS =
  /\b(?:0|no|without|zero) (?:errors?|failures?|failed)\b|\b(?:errors?|failures?|failed)[=:]\s*0\b|--\S*(?:error|fail)|\bwarn(?:ing)?\b/i;

/**
 * Number of the line that most likely says why a step failed: the first that tools mark as an error, else the last that
 * speaks of one; `undefined` when none does.
 *
 * @public
 */
export function findErrorLine(lines: LogBuffer): number | undefined {
  let lastWeak: number | undefined;
  let number = lines.firstNumber;
  for (const chunk of lines.chunks) {
    for (let index = 0; index < chunk.length; index++) {
      const text = chunk.textAt(index);
      if (HINT.test(text) && !HARMLESS.test(text)) {
        if (STRONG.some(mark => mark.test(text))) {
          return number + index;
        }
        if (WEAK.test(text)) {
          lastWeak = number + index;
        }
      }
    }
    number += chunk.length;
  }
  return lastWeak;
}
