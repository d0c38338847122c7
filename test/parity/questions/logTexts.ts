// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Question, search, shipped } from '../Question';

const having = (name: string, index: string, query: object) =>
  search(`logs/${name}`, index, { bool: { filter: [query] } });

const within = (value: string) => ({
  wildcard: { log: { value: `*${value}*`, case_insensitive: true } },
});

const patterns = [
  ['a word', '.*error.*'],
  ['a word alone', 'error'],
  ['a word between others', '(.*[^a-z0-9_])?err(or)?([^a-z0-9_].*)?'],
  ['one of several', '.*(panic|refused|sku).*'],
  ['escaped letters', '.*sku\\-12\\*.*'],
  ['escaped quotes', '.*msg=\\"retrying in 2s\\".*'],
  ['a backslash', '.*C:\\\\data\\\\in.*'],
  ['a bracket', '.*\\[http\\] (GET|POST) .*'],
  ['operators of other flags', '.*a \\(list\\).*\\^ \\~ .*\\&\\&.*'],
  ['these without escapes', '.*\\^ ~ .*&& .*! :.*'],
  ['a class', '.*req-10[0-9][^a-z3-9].*'],
  ['a count', '.*trace=[0-9a-f]{16}.*'],
  ['any letter', '.*gr..e.*'],
  ['letters beyond ASCII', '.*été.*'],
  ['both cases of letters beyond ASCII', '.*[éÉ]t[éÉ].*'],
  ['a tab', '\tat .*'],
  ['nothing', ''],
  ['everything', '.*'],
] as const;

/** What the lines say. */
export const logTexts: readonly Question[] = [
  having('with a text', shipped.v1, within('upstream timed out')),
  having('with a text, v1 and older', shipped.any, {
    bool: {
      should: [
        within('timed out'),
        { match_phrase: { log: 'timed out' } },
        { wildcard: { 'log.keyword': '*timed out*' } },
      ],
      minimum_should_match: 1,
    },
  }),
  having('with a star', shipped.v1, within('SKU-12\\*')),
  having('with a question mark', shipped.v1, within('in\\?x=1')),
  having('with a backslash', shipped.v1, within('C:\\\\data')),
  having('with a backslash alone', shipped.v1, within('\\\\')),
  having('with a backslash beside a star', shipped.v1, within('\\\\*x=1')),
  having('with a backslash at the end', shipped.v1, {
    wildcard: { log: '*data\\' },
  }),
  having('with a backslash, whole', shipped.v03, {
    wildcard: { 'log.keyword': '*C:\\\\data*' },
  }),
  having('with quotes', shipped.v1, within('msg="retrying in 2s"')),
  having('with a tab', shipped.v1, within('\tat com')),
  having('with letters beyond ASCII', shipped.v1, within('完了')),
  having(
    'with letters beyond ASCII of either case',
    shipped.v1,
    within('grüße'),
  ),
  having('with capitals beyond ASCII', shipped.v1, within('été')),
  having('with capitals beyond ASCII, as a whole line', shipped.v03, {
    wildcard: { 'log.keyword': { value: '*été*', case_insensitive: true } },
  }),
  having('with a line end', shipped.v1, within('\n')),
  having(
    'with a text at the end of a long line',
    shipped.v1,
    within('very end'),
  ),
  having('with a text at the end of a long line, as words', shipped.v03, {
    match_phrase: { log: 'very end' },
  }),
  having('with a text at the end of a long line, whole', shipped.v03, {
    wildcard: { 'log.keyword': '*very end*' },
  }),
  having('with a request', shipped.v03, { match_phrase: { log: 'req-1042' } }),
  having('with a class', shipped.v03, {
    match_phrase: { log: 'com.example.cart.Stock.reserve' },
  }),
  having('with a phrase that has gaps', shipped.v03, {
    match_phrase: { log: { query: 'out upstream', slop: 3 } },
  }),
  having('with three of four words', shipped.v03, {
    match: {
      log: { query: 'timed out upstream nowhere', minimum_should_match: '75%' },
    },
  }),
  ...(
    [
      ['v1', shipped.v1, 'log'],
      ['of a whole line', shipped.v03, 'log.keyword'],
      ['of words', shipped.v03, 'log'],
    ] as const
  ).flatMap(([of, index, field]) =>
    patterns.map(([what, value]) =>
      having(`by a pattern, ${of}: ${what}`, index, {
        regexp: { [field]: { value, case_insensitive: true, flags: 'NONE' } },
      }),
    ),
  ),
  having('by a pattern of one case', shipped.v1, {
    regexp: { log: { value: '.*ERROR.*', flags: 'NONE' } },
  }),
  having('by a pattern alone', shipped.v03, {
    regexp: { 'log.keyword': '.*req-10[0-9]{2}.*' },
  }),
  having('by a pattern that does not end', shipped.v1, {
    regexp: { log: { value: '.*(error', flags: 'NONE' } },
  }),
  having('by a pattern with an open quote', shipped.v1, {
    regexp: { log: { value: '.*msg="retrying.*', flags: 'NONE' } },
  }),
  having('by a pattern that is too long', shipped.v1, {
    regexp: { log: { value: `.*${'a'.repeat(1_000)}`, flags: 'NONE' } },
  }),
];
