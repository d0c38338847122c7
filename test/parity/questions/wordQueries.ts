// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { dynamic, found, logs, Question } from '../Question';

const pod = 'kubernetes.pod_name';

/** What finds words of texts. */
export const words: readonly Question[] = [
  found('match any word', dynamic, { match: { log: 'slow orders' } }),
  found('match all words', dynamic, {
    match: { log: { query: 'disk usage', operator: 'and' } },
  }),
  found('match lower-cases', dynamic, { match: { log: 'WARN' } }),
  found('match on a keyword is whole', logs, { match: { [pod]: 'run-1' } }),
  found('match on a wildcard field is whole', logs, {
    match: { log: 'GET /api/orders 200 12ms' },
  }),
  found('match without a word', dynamic, { match: { log: '[]' } }),
  found('match so many words', dynamic, {
    match: { log: { query: 'disk usage nowhere', minimum_should_match: 2 } },
  }),
  found('match words of Unicode', dynamic, { match: { log: 'zürich' } }),
  found('match one ideograph', dynamic, { match: { log: '本' } }),
  found('match a word with a dot', dynamic, { match: { log: 'example.com' } }),
  found('match a part of a word with a dot', dynamic, {
    match: { log: 'example' },
  }),
  found('match with an apostrophe', dynamic, { match: { log: "o'brien" } }),
  found('match with an underscore', dynamic, { match: { log: 'data_1' } }),
  found('match an address', dynamic, { match: { log: '10.0.0.7' } }),
  found('match a decimal', dynamic, { match: { log: '1.5s' } }),
  found('phrase', dynamic, { match_phrase: { log: 'could not connect' } }),
  found('phrase in the wrong order', dynamic, {
    match_phrase: { log: 'not could connect' },
  }),
  found('phrase across punctuation', dynamic, {
    match_phrase: { log: 'api/orders 200' },
  }),
  found('phrase of a pod', dynamic, { match_phrase: { [pod]: 'run-1' } }),
  found('phrase that is inside another name', dynamic, {
    match_phrase: { [pod]: { query: 'run-1' } },
  }),
  found('phrase prefix', dynamic, {
    match_phrase_prefix: { log: 'started on po' },
  }),
];

/** What finds values by a pattern. */
export const patterns: readonly Question[] = [
  found('wildcard within a log', logs, { wildcard: { log: '*orders*' } }),
  found('wildcard of one letter', logs, { wildcard: { [pod]: 'run-?' } }),
  found('wildcard case', logs, { wildcard: { log: '*error*' } }),
  found('wildcard without case', logs, {
    wildcard: { log: { value: '*error*', case_insensitive: true } },
  }),
  found('wildcard of escaped letters', logs, {
    wildcard: { log: '*\\*done\\**' },
  }),
  found('wildcard of a backslash', logs, {
    wildcard: { log: '*temp\\\\build*' },
  }),
  found('wildcard on words', dynamic, { wildcard: { log: 'ord*' } }),
  found('wildcard on words does not span', dynamic, {
    wildcard: { log: 'could*connect' },
  }),
  found('wildcard of a start', dynamic, {
    wildcard: { [`${pod}.keyword`]: 'run-1*' },
  }),
  found('prefix of a keyword', logs, { prefix: { [pod]: 'run' } }),
  found('prefix of a word', dynamic, { prefix: { log: { value: 'retr' } } }),
  found('prefix without case', logs, {
    prefix: { [pod]: { value: 'RUN', case_insensitive: true } },
  }),
  found('wildcard of a backslash on a keyword', dynamic, {
    wildcard: { 'log.keyword': '*temp\\\\build*' },
  }),
  found('wildcard of nothing on a keyword', dynamic, {
    wildcard: { 'log.keyword': '' },
  }),
  found('wildcard of everything', logs, { wildcard: { log: '*' } }),
  found('wildcard of nothing', logs, { wildcard: { log: '' } }),
];
