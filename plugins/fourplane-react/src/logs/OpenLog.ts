// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { LogEvent } from '@fourplane/plugin-fourplane-common';

/** What is asked of where lines come from. @public */
export interface LogRequest {
  /** The `id` of the line after which to go on. */
  readonly after?: string;
  /** Only the newest lines, so many. */
  readonly tail?: number;
  /** Whether the stream stays open for lines that are yet to come. */
  readonly follow: boolean;
  /** Ends the answer so many milliseconds after its first event, for where nothing arrives before an answer ends. */
  readonly wait?: number;
}

/** Opens a log; ends when the signal aborts. @public */
export type OpenLog = (
  request: LogRequest,
  signal: AbortSignal,
) => AsyncIterable<LogEvent>;
