// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { JsonObject } from '../json';
import { FieldMapping } from '../store/FieldMapping';
import { FieldValue } from '../store/StoredDocument';
import { analyze } from './analyze';
import { instantOf } from './dateMath';
import { leastOf } from './leastOf';
import { foldCase } from './letters';
import { Matcher, never, Query } from './Query';

/** Fields that every document has. */
const metaFields = ['_index', '_id'];

/** A query for documents one of whose values is so; of a text every word is one. */
export function someValue(
  field: string,
  accepts: (
    mapping: FieldMapping | undefined,
  ) => (value: FieldValue) => boolean,
): Query {
  return index => {
    const mapping = index.mapping.field(field);
    const isAccepted = accepts(mapping);
    if (metaFields.includes(field)) {
      return document => document.fieldValues(field).some(isAccepted);
    }
    if (!mapping) return never;
    return mapping.type === 'text'
      ? document => document.wordsOf(field).some(isAccepted)
      : document => document.valuesOf(field).some(isAccepted);
  };
}

/** Documents in which the field has one of the values, word for word. */
export function termsQuery(
  field: string,
  values: readonly unknown[],
  ignoreCase = false,
): Query {
  const cased = (text: string) => (ignoreCase ? foldCase(text) : text);
  const texts = new Set(values.map(value => cased(String(value))));
  return someValue(field, mapping => {
    const wanted = new Set<unknown>(values.map(comparableOf(mapping)));
    return value =>
      typeof value === 'string' ? texts.has(cased(value)) : wanted.has(value);
  });
}

function comparableOf(mapping: FieldMapping | undefined) {
  return (value: unknown): unknown => {
    switch (mapping?.type) {
      case 'boolean':
        return String(value) === 'true' ? 1 : 0;
      case 'date':
        return instantOf(value);
      default:
        return Number(value);
    }
  };
}

/** What is asked of the words of a text; other fields are compared whole. */
function wordsQuery(
  field: string,
  text: string,
  accepts: (wanted: readonly string[], there: readonly string[]) => boolean,
): Query {
  const wanted = analyze(text);
  const whole = termsQuery(field, [text]);
  return (index): Matcher => {
    if (index.mapping.field(field)?.type !== 'text') return whole(index);
    return document =>
      wanted.length > 0 && accepts(wanted, document.wordsOf(field));
  };
}

/** Documents in which the text of the field has the words. */
export function matchQuery(
  field: string,
  text: string,
  { operator = 'or', minimum_should_match: least = 1 }: JsonObject,
): Query {
  const isAnd = String(operator).toLowerCase() === 'and';
  const count = analyze(text).length;
  const needed = isAnd ? count : Math.min(leastOf(least, count), count);
  return wordsQuery(
    field,
    text,
    (wanted, there) =>
      // even of none that must be there one is
      wanted.filter(word => there.includes(word)).length >= Math.max(needed, 1),
  );
}

interface PhraseOptions {
  /** Whether the last word is the beginning of one. */
  readonly isPrefix?: boolean;
  /** How many places the words may be off, all together. */
  readonly slop?: number;
}

/** Documents in which the text of the field has the words one after the other. */
export function phraseQuery(
  field: string,
  text: string,
  { isPrefix = false, slop = 0 }: PhraseOptions = {},
): Query {
  return wordsQuery(field, text, (wanted, there) => {
    if (slop > 0) return isNear(wanted, there, slop);
    const isWord = (word: string | undefined, index: number) =>
      isPrefix && index === wanted.length - 1
        ? word?.startsWith(wanted[index]) === true
        : word === wanted[index];
    return there.some((_, start) =>
      wanted.every((__, index) => isWord(there[start + index], index)),
    );
  });
}

/** Whether the words are there, each at most so far from where the phrase would have it. */
function isNear(
  wanted: readonly string[],
  there: readonly string[],
  slop: number,
): boolean {
  // where the phrase would begin, by each of its words
  const starts = wanted.flatMap((word, place) =>
    there.flatMap((each, at) =>
      each === word ? [{ place, start: at - place }] : [],
    ),
  );
  return starts.some(({ start: least }) => {
    const near = starts.filter(
      ({ start }) => start >= least && start <= least + slop,
    );
    return new Set(near.map(({ place }) => place)).size === wanted.length;
  });
}

/** Documents in which a value (of a text: a word) of the field is so. */
export function patternQuery(
  field: string,
  accepts: (value: string) => boolean,
): Query {
  return someValue(
    field,
    () => value => typeof value === 'string' && accepts(value),
  );
}
