// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { AskedSource } from '@fourplane/plugin-fourplane-common';
import { LogArchiveError, LogArchiveFailure } from '../archive/LogArchiveError';
import { IndexExtent, LeftOut } from '../LogIndex';
import { SearchedIndex } from './SearchedIndices';

const states: Readonly<Record<LogArchiveFailure, AskedSource['state']>> = {
  configuration: 'misconfigured',
  unreachable: 'unreachable',
  certificate: 'unreachable',
  credentials: 'denied',
  forbidden: 'denied',
  slow: 'slow',
  unhealthy: 'failed',
  overloaded: 'failed',
  missingIndex: 'missing',
  tooLarge: 'refused',
  protocol: 'misconfigured',
  request: 'refused',
  server: 'failed',
};

/** What came of asking an index. */
export type Asked<T> =
  | {
      readonly state: 'answered';
      readonly answer: T;
      readonly source: AskedSource;
    }
  | { readonly state: 'failed'; readonly source: AskedSource };

/** What every answer may say. */
export interface Answer {
  readonly leftOut?: LeftOut;
}

/** Asks an index; its failure is told. Rejects with what is nobody's failure, and when the signal aborts. */
export async function askIndex<T extends Answer>(
  { index, planes }: SearchedIndex,
  ask: () => Promise<T>,
  signal: AbortSignal,
): Promise<Asked<T>> {
  const { title } = index;
  try {
    const answer = await ask();
    const { keptSince, leftOut } = await extentOf(index, signal);
    return {
      state: 'answered',
      answer,
      source: {
        title,
        planes,
        state: 'answered',
        ...leftOut,
        ...answer.leftOut,
        ...(keptSince && { keptSince }),
      },
    };
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof LogArchiveError)) {
      throw error;
    }
    const { what, where, mend } = error.problem;
    return {
      state: 'failed',
      source: {
        title,
        planes,
        state: states[error.failure],
        what: `${what} (${where})`,
        ...(mend && { mend }),
      },
    };
  }
}

/** It only adds to an answer. */
async function extentOf(
  index: SearchedIndex['index'],
  signal: AbortSignal,
): Promise<IndexExtent> {
  try {
    return await index.extent({ signal });
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof LogArchiveError)) {
      throw error;
    }
    return {};
  }
}
