// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { FaultyAnswer } from './StandInFaults';

/** How a stand-in can be broken from outside, and what that is to people: `answers nothing`. */
export type Breakages = Readonly<
  Record<string, { begin(): () => void; readonly is: string }>
>;

/** The answer must leave before the server misbehaves. */
const HEAD_START_MS = 50;

/**
 * Answers `POST /_sandbox/faults {"how": "down", "seconds": 10}`, which is not the real server's, but for
 * demonstrations.
 */
export function breakOnDemand(
  title: string,
  breakages: Breakages,
  text: string,
): FaultyAnswer {
  const { how, seconds } = wished(text);
  const breakage = Object.hasOwn(breakages, how) ? breakages[how] : undefined;
  if (!breakage || !(seconds > 0)) {
    const known = Object.keys(breakages).join(', ');
    return answer(400, `${title} breaks by one of ${known}, for some seconds`);
  }
  setTimeout(() => {
    const mend = breakage.begin();
    setTimeout(mend, seconds * 1_000).unref();
  }, HEAD_START_MS).unref();
  return answer(200, `${title} ${breakage.is} for ${seconds} s`);
}

function answer(status: number, message: string): FaultyAnswer {
  return { status, body: JSON.stringify({ message }) };
}

function wished(text: string): { how: string; seconds: number } {
  try {
    const { how, seconds } = JSON.parse(text);
    return { how: String(how), seconds: Number(seconds) };
  } catch {
    return { how: '', seconds: NaN };
  }
}
