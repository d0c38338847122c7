// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  levelFields,
  LogLevel,
  levelWords,
  ToldLevel,
} from '@fourplane/plugin-fourplane-common';
import { casesOf } from '../logRules/anyCase';
import { allOf, anyOf, Clause, everything, noneOf } from './clauses';

const LOG = 'log';
/** Whole, of a line of at most 256 letters. */
const SHORT = 'log.keyword';
/** What OpenSearch takes unless an index says otherwise. */
const LONGEST_PATTERN = 1_000;

/**
 * What is asked of a line. An index has it whole, or as its words with the whole line beside them where that is short. Of a
 * long one only its words can be asked: `words` finds every line that is wanted, and may find others.
 */
export interface TextQuestion {
  readonly whole: (field: string) => Clause;
  readonly words: Clause;
}

/** `textIndices`: names of those that have only the words of long lines. */
export function textClause(
  { whole, words }: TextQuestion,
  textIndices: readonly string[],
): Clause {
  if (textIndices.length === 0) {
    return whole(LOG);
  }
  const inWords = { terms: { _index: textIndices } };
  return anyOf(
    allOf(whole(LOG), noneOf(inWords)),
    allOf(inWords, { exists: { field: SHORT } }, whole(SHORT)),
    allOf(isLong(textIndices), words),
  );
}

/** Lines of which only the words can be asked. */
export function isLong(textIndices: readonly string[]): Clause {
  return textIndices.length === 0
    ? anyOf()
    : allOf(
        { terms: { _index: textIndices } },
        noneOf({ exists: { field: SHORT } }),
      );
}

/** Whether a line has a text, as it stands and whatever its case; `isExact`: and whole lines without it are not found. */
export function hasText(
  text: string,
): TextQuestion & { readonly isExact: boolean } {
  const parts = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const words = allOf(
    everything,
    ...[...new Set(parts)].map(part => anyCase(LOG, `*${part}*`)),
  );
  // By a pattern of the simple kind, other letters than those of ASCII are found in one case only, and a backslash in no
  // field of the type wildcard.
  const isSimple = !/[\\]|\P{ASCII}/u.test(text);
  const expression = `.*${[...text].map(letterPattern).join('')}.*`;
  const isExact =
    isSimple ||
    (!/\p{Surrogate}/u.test(text) && expression.length <= LONGEST_PATTERN);
  const simple = text.replace(/[*?\\]|\P{ASCII}/gu, letter =>
    ['*', '?'].includes(letter) ? `\\${letter}` : '?',
  );
  return {
    isExact,
    whole: field =>
      isExact && !isSimple
        ? regexp(field, expression)
        : anyCase(field, `*${simple}*`),
    words,
  };
}

/** Finds every line that may have these, one after the other, and others. */
export function hasParts(parts: readonly string[]): TextQuestion {
  const [longest] = [...parts].sort((one, other) => other.length - one.length);
  return longest === undefined
    ? { whole: () => everything, words: everything }
    : {
        whole: field => anyCase(field, `*${parts.join('*')}*`),
        words: anyCase(LOG, `*${longest}*`),
      };
}

/** Letters of both cases are a class, since a field of the type wildcard minds the case of those that are not. */
function letterPattern(letter: string): string {
  const cases = casesOf(letter);
  if (cases.length > 1) {
    return `[${cases.join('')}]`;
  }
  return /[.?+*|{}[\]()"\\#@&<>~^$-]/.test(letter) ? `\\${letter}` : letter;
}

/**
 * Whether a line has one of some levels. `estimate`: of a long line its words alone decide; else every long line may be
 * wanted, and must be looked at.
 */
export function hasLevel(
  levels: readonly LogLevel[],
  { estimate }: { readonly estimate: boolean },
): TextQuestion {
  return {
    whole: field => anyOf(...levels.map(level => wholeLevel(field, level))),
    words: estimate ? anyOf(...levels.map(wordLevel)) : everything,
  };
}

function wholeLevel(field: string, level: LogLevel): Clause {
  const anyField = fieldPattern(levelWords.flatMap(({ values }) => values));
  const at = levelWords.findIndex(each => each.level === level);
  const worse = at === -1 ? levelWords : levelWords.slice(0, at);
  const worseValues = worse.flatMap(({ values }) => values);
  const worseWords = worse.flatMap(({ words }) => words);
  const find = (pattern: string) => regexp(field, pattern);
  const not = (patterns: readonly string[]) =>
    patterns.length > 0 ? [noneOf(...patterns.map(find))] : [];
  const inField = at === -1 ? [] : [fieldPattern(levelWords[at].values)];
  const inWords = at === -1 ? [] : [wordPattern(levelWords[at].words)];
  const byWord = allOf(
    ...inWords.map(find),
    ...not([anyField, ...(worse.length > 0 ? [wordPattern(worseWords)] : [])]),
  );
  return at === -1
    ? byWord
    : anyOf(
        allOf(
          ...inField.map(find),
          ...not(worse.length > 0 ? [fieldPattern(worseValues)] : []),
        ),
        byWord,
      );
}

function wordLevel(level: LogLevel): Clause {
  const at = levelWords.findIndex(each => each.level === level);
  const worse = at === -1 ? levelWords : levelWords.slice(0, at);
  const find = (each: { readonly words: readonly string[] }) =>
    regexp(LOG, wordPattern(each.words));
  return allOf(
    ...(at === -1 ? [] : [find(levelWords[at])]),
    ...(worse.length > 0 ? [noneOf(...worse.map(find))] : []),
  );
}

const BEFORE = '(.*[^a-zA-Z0-9_])?';
const AFTER = '([^a-zA-Z0-9_].*)?';

/** As `levelOf` reads a level's field. */
function fieldPattern(values: readonly string[]): string {
  const blank = '[ \\t]*';
  return [
    BEFORE,
    among(levelFields),
    `[\\"']?${blank}[:=]${blank}[\\"']?`.replaceAll('\\t', '\t'),
    among(values),
    AFTER,
  ].join('');
}

function wordPattern(words: readonly string[]): string {
  return [BEFORE, among(words), AFTER].join('');
}

/** Letters in both cases, since a field of the type wildcard does not do it itself for a regular expression. */
function among(texts: readonly string[]): string {
  const inBothCases = (text: string) =>
    text.replace(/[a-z]/g, letter => `[${letter}${letter.toUpperCase()}]`);
  return `(${texts.map(inBothCases).join('|')})`;
}

function regexp(field: string, value: string): Clause {
  return { regexp: { [field]: { value, flags: 'NONE' } } };
}

function anyCase(field: string, value: string): Clause {
  return { wildcard: { [field]: { value, case_insensitive: true } } };
}

/** Those that a line may have by its own words. */
export const toldLevels: readonly ToldLevel[] = levelWords.map(
  ({ level }) => level,
);
