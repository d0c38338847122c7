// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isJsonObject, JsonObject, onlyEntry } from '../json';
import {
  illegalArgument,
  notInTheSandbox,
  OpenSearchError,
  parsingError,
} from '../OpenSearchError';
import { leastOf } from './leastOf';
import { foldCase } from './letters';
import { rangeQuery } from './rangeQuery';
import { regexpQuery } from './regexpQuery';
import { always, Matcher, never, Query, QueryContext } from './Query';
import {
  matchQuery,
  patternQuery,
  phraseQuery,
  termsQuery,
} from './valueQueries';
import { wildcardQuery } from './wildcardQuery';

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
    const { field, value, options } = singleField(
      'match_phrase',
      body,
      'query',
    );
    const slop = Number(options.slop ?? 0);
    return phraseQuery(field, String(value), { slop });
  },
  match_phrase_prefix: body => {
    const { field, value } = singleField('match_phrase_prefix', body, 'query');
    return phraseQuery(field, String(value), { isPrefix: true });
  },
  prefix: body => {
    const { field, value, options } = singleField('prefix', body, 'value');
    const text = String(value);
    return options.case_insensitive === true
      ? patternQuery(field, each => foldCase(each).startsWith(foldCase(text)))
      : patternQuery(field, each => each.startsWith(text));
  },
  wildcard: body => {
    const { field, value, options } = singleField('wildcard', body, 'value');
    return wildcardQuery(
      field,
      String(value ?? options.wildcard),
      options.case_insensitive === true,
    );
  },
  regexp: body => {
    const { field, value, options } = singleField('regexp', body, 'value');
    return regexpQuery(field, String(value), options);
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
      ? notInTheSandbox(`[${name}] queries`)
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
  checkOptions(name, options);
  return { field: first, value: options[key], options };
}

/** What may be said of a value beside it: what counts here, and what OpenSearch alone knows. */
const fieldOptions: Readonly<
  Record<string, { known: readonly string[]; elsewhere?: readonly string[] }>
> = {
  term: { known: ['value', 'case_insensitive'] },
  match: {
    known: ['query', 'operator', 'minimum_should_match'],
    elsewhere: [
      'analyzer',
      'fuzziness',
      'fuzzy_transpositions',
      'lenient',
      'max_expansions',
      'prefix_length',
      'zero_terms_query',
    ],
  },
  match_phrase: {
    known: ['query', 'slop'],
    elsewhere: ['analyzer', 'zero_terms_query'],
  },
  match_phrase_prefix: {
    known: ['query'],
    elsewhere: ['analyzer', 'max_expansions', 'slop', 'zero_terms_query'],
  },
  prefix: { known: ['value', 'case_insensitive'], elsewhere: ['rewrite'] },
  wildcard: {
    known: ['value', 'wildcard', 'case_insensitive'],
    elsewhere: ['rewrite'],
  },
  regexp: {
    known: ['value', 'flags', 'case_insensitive'],
    elsewhere: ['max_determinized_states', 'rewrite', 'flags_value'],
  },
};

function checkOptions(name: string, options: JsonObject): void {
  const { known = [], elsewhere: others = [] } = fieldOptions[name] ?? {};
  const unknown = Object.keys(options).find(
    key => ![...known, 'boost', '_name'].includes(key),
  );
  if (unknown === undefined) return;
  throw others.includes(unknown)
    ? notInTheSandbox(`[${unknown}] of [${name}] queries`)
    : parsingError(`[${name}] query does not support [${unknown}]`);
}
