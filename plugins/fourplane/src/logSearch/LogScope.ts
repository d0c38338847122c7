// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  FoundLine,
  LogHistogram,
  LogPage,
  Reply,
  ReplyClient,
} from '@fourplane/plugin-fourplane-common';
import type { ReplyState } from '@fourplane/plugin-fourplane-react';
import type { ComponentPath } from '../builds/ComponentPath';
import type { askedFilter } from './LogsQuery';

/** A filter, and which page of what it lets through. */
export type AskedLines = ReturnType<typeof askedFilter> & {
  readonly limit?: string;
  readonly cursor?: string;
};

/** Something to choose by its name. */
export interface LogChoice {
  readonly id: string;
  readonly label: string;
}

/** Whose lines a page searches. */
export interface LogScope {
  readonly route: 'searchComponentLogs' | 'searchProjectLogs';
  readonly environments: readonly LogChoice[];
  /** Absent where there is but one. */
  readonly components?: readonly LogChoice[];
  search(
    client: ReplyClient,
    asked: AskedLines,
    options: { readonly signal: AbortSignal },
  ): Promise<Reply<LogPage>>;
  /** A hook. */
  useHistogram(asked: AskedLines): ReplyState<LogHistogram>;
  /** The component a line is of; `undefined` where this page does not know it. */
  componentOf(deployment: string): ComponentPath | undefined;
  /** What the environment of a line is called. */
  environmentOf(line: Pick<FoundLine, 'deployment'>): string;
}
