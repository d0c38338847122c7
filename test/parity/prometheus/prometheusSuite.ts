// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { join } from 'node:path';
import { ParitySuite } from '../ParitySuite';
import { Answered } from '../Question';
import { ask } from './ask';
import { deviations } from './deviations';
import { questions } from './questions';
import { startTarget } from './startTarget';

/** PromQL, and what else of the API is asked. */
export const prometheusSuite: ParitySuite = {
  name: 'prometheus',
  title: 'Prometheus',
  names: questions.map(({ name }) => name),
  deviations,
  folder: join(__dirname, '..', 'recorded', 'prometheus'),
  async ask(target) {
    const server = await startTarget(target);
    try {
      const answers = new Map<string, Answered>();
      for (const question of questions) {
        answers.set(question.name, await ask(server.url, question));
      }
      return { program: server.program, answers };
    } finally {
      await server.stop();
    }
  },
};
