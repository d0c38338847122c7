// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Answered } from '../Question';
import { normaliseAnswer } from './normaliseAnswer';
import { Question } from './Question';

/** Asks a server. */
export async function ask(url: string, question: Question): Promise<Answered> {
  const { path, parameters, isOrdered = false } = question;
  const query = new URLSearchParams(
    Object.entries(parameters).flatMap(([name, given]) =>
      [given].flat().map(value => [name, value]),
    ),
  );
  const response = await fetch(`${url}/api/v1/${path}?${query}`);
  return normaliseAnswer(response.status, await response.text(), isOrdered);
}
