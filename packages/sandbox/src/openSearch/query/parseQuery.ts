// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isJsonObject, JsonObject, onlyEntry } from '../json';
import {
  illegalArgument,
  OpenSearchError,
  parsingError,
} from '../OpenSearchError';
import { rangeQuery } from './rangeQuery';
import { always, Matcher, never, Query, QueryContext } from './Query';
import {
  matchQuery,
  patternQuery,
  phraseQuery,
  termsQuery,
} from './valueQueries';

type Parser = (body: JsonObject, context: QueryContext) => Query;

const boolFields = [
  'must',
  'must_not',
  'should',
  'filter',
  'minimum_should_match',
  'boost',
  'adjust_pure_negative',
  '_name',
];

/** What OpenSearch knows and the sandbox does not. */
const elsewhere = [
  'query_string',
  'simple_query_string',
  'multi_match',
  'regexp',
  'fuzzy',
  'nested',
  'script',
  'dis_max',
  'function_score',
];

const parsers: Readonly<Record<string, Parser>> = {
  match_all: () => () => always,
  match_none: () => () => never,
  bool: parseBool,
  constant_score: (body, context) => parseQuery(body.filter, context),
  exists: parseExists,
  ids: ({ values }) => {
    const ids = [values].flat();
    return () =>
      ({ id }) =>
        ids.includes(id);
  },
  term: body => {
    const { field, value, options } = singleField('term', body, 'value');
    onlyOptions('term', options, ['value', 'boost', 'case_insensitive']);
    return termsQuery(field, [value], options.case_insensitive === true);
  },
  terms: ({ boost: _boost, _name, ...body }) => {
    const [field, values] = onlyEntry(body) ?? [];
    if (field === undefined || !Array.isArray(values)) {
      throw parsingError('[terms] query requires exactly one field');
    }
    return termsQuery(field, values);
  },
  match: body => {
    const { field, value, options } = singleField('match', body, 'query');
    return matchQuery(field, String(value), options);
  },
  match_phrase: body => {
    const { field, value } = singleField('match_phrase', body, 'query');
    return phraseQuery(field, String(value));
  },
  match_phrase_prefix: body => {
    const { field, value } = singleField('match_phrase_prefix', body, 'query');
    return phraseQuery(field, String(value), { isPrefix: true });
  },
  prefix: body => {
    const { field, value, options } = singleField('prefix', body, 'value');
    const text = String(value);
    return options.case_insensitive === true
      ? patternQuery(field, each =>
          each.toLowerCase().startsWith(text.toLowerCase()),
        )
      : patternQuery(field, each => each.startsWith(text));
  },
  wildcard: body => {
    const { field, value, options } = singleField('wildcard', body, 'value');
    const text = String(value ?? options.wildcard);
    const pattern = wildcardPattern(text, options.case_insensitive === true);
    // an empty pattern finds nothing, not even an empty text
    return text === ''
      ? () => never
      : patternQuery(field, each => pattern.test(each));
  },
  range: (body, context) => {
    const [field, bounds] = onlyEntry(body) ?? [];
    if (field === undefined || !isJsonObject(bounds)) {
      throw parsingError('[range] query malformed, no field');
    }
    return rangeQuery(field, bounds, context);
  },
};

/** Reads a query; throws what OpenSearch would refuse it with. */
export function parseQuery(query: unknown, context: QueryContext): Query {
  if (!isJsonObject(query)) {
    throw parsingError(`[_na] query malformed, must start with start_object`);
  }
  const [name, body] = Object.entries(query)[0] ?? [];
  if (name === undefined) {
    throw illegalArgument('query malformed, empty clause found at [1:1]');
  }
  if (!isJsonObject(body)) {
    throw parsingError(
      `[${name}] query malformed, no start_object after query name`,
    );
  }
  const parser = parsers[name];
  if (!parser) {
    throw elsewhere.includes(name)
      ? new OpenSearchError({
          status: 501,
          type: 'not_in_the_sandbox',
          reason: `OpenSearch knows [${name}] queries; its stand-in in the sandbox does not`,
        })
      : parsingError(`unknown query [${name}]`);
  }
  if (Object.keys(query).length > 1) {
    throw parsingError(
      `[${name}] malformed query, expected [END_OBJECT] but found [FIELD_NAME]`,
    );
  }
  return parser(body, context);
}

function parseBool(body: JsonObject, context: QueryContext): Query {
  const unknown = Object.keys(body).find(key => !boolFields.includes(key));
  if (unknown !== undefined) {
    throw new OpenSearchError({
      status: 400,
      type: 'x_content_parse_exception',
      reason: `[bool] unknown field [${unknown}]`,
    });
  }
  const clausesOf = (key: string): Query[] =>
    [body[key] ?? []].flat().map(clause => parseQuery(clause, context));
  const required = [...clausesOf('must'), ...clausesOf('filter')];
  const excluded = clausesOf('must_not');
  const wanted = clausesOf('should');
  const least =
    wanted.length === 0
      ? 0
      : leastOf(
          body.minimum_should_match ?? (required.length > 0 ? 0 : 1),
          wanted.length,
        );
  return index => {
    const compiled = (clauses: readonly Query[]) =>
      clauses.map(clause => clause(index));
    return all([
      ...compiled(required),
      ...compiled(excluded).map(not),
      atLeast(least, compiled(wanted)),
    ]);
  };
}

function all(matchers: readonly Matcher[]): Matcher {
  if (matchers.includes(never)) return never;
  const some = matchers.filter(matcher => matcher !== always);
  if (some.length === 0) return always;
  return document => some.every(matcher => matcher(document));
}

function not(matcher: Matcher): Matcher {
  if (matcher === never) return always;
  return matcher === always ? never : document => !matcher(document);
}

function atLeast(least: number, matchers: readonly Matcher[]): Matcher {
  if (least <= 0) return always;
  const some = matchers.filter(matcher => matcher !== never);
  if (some.length < least) return never;
  if (least === 1) return document => some.some(matcher => matcher(document));
  return document => some.filter(matcher => matcher(document)).length >= least;
}

function leastOf(wanted: unknown, count: number): number {
  const text = String(wanted);
  const number = parseInt(text, 10);
  if (Number.isNaN(number)) {
    throw illegalArgument(`For input string: "${text}"`);
  }
  const whole = text.endsWith('%')
    ? Math.trunc((count * number) / 100)
    : number;
  return whole < 0 ? count + whole : whole;
}

function parseExists({ field }: JsonObject): Query {
  if (typeof field !== 'string') {
    throw parsingError('[exists] must be provided with a [field]');
  }
  return ({ mapping }) => {
    const paths = mapping
      .paths()
      .filter(path => path === field || path.startsWith(`${field}.`));
    return paths.length === 0
      ? never
      : document => paths.some(path => document.valuesOf(path).length > 0);
  };
}

function singleField(
  name: string,
  body: JsonObject,
  key: string,
): { field: string; value: unknown; options: JsonObject } {
  const [first, second] = Object.keys(body);
  if (second !== undefined) {
    throw parsingError(
      `[${name}] query doesn't support multiple fields, found [${first}] and [${second}]`,
    );
  }
  if (first === undefined) {
    throw illegalArgument('field name is null or empty');
  }
  const given = body[first];
  const options = isJsonObject(given) ? given : { [key]: given };
  return { field: first, value: options[key], options };
}

function onlyOptions(
  name: string,
  options: JsonObject,
  known: readonly string[],
): void {
  const unknown = Object.keys(options).find(key => !known.includes(key));
  if (unknown !== undefined) {
    throw parsingError(`[${name}] query does not support [${unknown}]`);
  }
}

/** `*` any letters, `?` one, `\` takes the next for itself. */
function wildcardPattern(pattern: string, ignoreCase: boolean): RegExp {
  const source = pattern.replace(/\\(.)|[\s\S]/g, (whole, escaped) => {
    if (escaped !== undefined) return quoted(escaped);
    if (whole === '*') return '.*';
    return whole === '?' ? '.' : quoted(whole);
  });
  return new RegExp(`^${source}$`, ignoreCase ? 'siu' : 'su');
}

function quoted(letter: string): string {
  return letter.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
