// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { JsonObject } from '../json';
import { OpenSearchError } from '../OpenSearchError';
import { StoredIndex } from '../store/StoredIndex';
import {
  LucenePattern,
  LuceneRegExpError,
  readLuceneRegExp,
} from './LuceneRegExp';
import { never, Query } from './Query';
import { patternQuery } from './valueQueries';

const LONGEST = 1_000;

/** Documents in which a value (of a text: a word) of the field is, as a whole, of a pattern. */
export function regexpQuery(
  field: string,
  pattern: string,
  options: JsonObject,
): Query {
  return index => {
    if (pattern.length > LONGEST) {
      throw refused(
        `The length of regex [${pattern.length}] used in the Regexp Query request has exceeded the allowed maximum of [${LONGEST}]. This maximum can be set by changing the [index.max_regex_length] index level setting.`,
        index,
      );
    }
    const { expression, hasNeeded } = read(pattern, options, index);
    const isWildcard = index.mapping.field(field)?.type === 'wildcard';
    // an empty pattern finds nothing, not even an empty text
    return pattern === ''
      ? never
      : patternQuery(
          field,
          value => (!isWildcard || hasNeeded(value)) && expression.test(value),
        )(index);
  };
}

function read(
  pattern: string,
  { case_insensitive: ignored, flags = 'ALL' }: JsonObject,
  index: StoredIndex,
): LucenePattern {
  try {
    return readLuceneRegExp(pattern === '' ? '()' : pattern, {
      ignoresCase: ignored === true,
      hasOperators: flags !== 'NONE',
    });
  } catch (error) {
    throw error instanceof LuceneRegExpError
      ? refused(error.message, index)
      : error;
  }
}

function refused(reason: string, { name, uuid }: StoredIndex): OpenSearchError {
  return new OpenSearchError({
    status: 400,
    type: 'query_shard_exception',
    reason: `failed to create query: ${reason}`,
    details: { index: name, index_uuid: uuid },
    inShards: { index: name },
  });
}
