// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { join } from 'node:path';
import { Asker } from './Asker';
import { deviations } from './deviations';
import { ParitySuite } from './ParitySuite';
import { Answered } from './Question';
import { questions } from './questions';
import { startTarget } from './startTarget';

/** Log queries. */
export const openSearchSuite: ParitySuite = {
  name: 'opensearch',
  title: 'OpenSearch',
  names: questions.map(({ name }) => name),
  deviations,
  folder: join(__dirname, 'recorded'),
  async ask(target) {
    const server = await startTarget(target);
    try {
      const asker = await Asker.fill(server.url);
      const answers = new Map<string, Answered>();
      // one after the other, as what is written for one question is there for the next
      for (const question of questions) {
        answers.set(question.name, await asker.ask(question));
      }
      return { program: server.program, answers };
    } finally {
      await server.stop();
    }
  },
};
