// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Where the lines of a log come from. @public */
export interface LogOrigin {
  /** `pod`: read from the running or ended container; `archive`: from where logs are kept. */
  readonly type: 'pod' | 'archive';
  /** The archive in people's words: `OpenSearch`. */
  readonly title?: string;
  readonly pod?: string;
}

/** Why lines are missing, as sentences. @public */
export interface LogFailure {
  /** What failed, and why. */
  readonly what: string;
  /** What to do next. */
  readonly next?: string;
}

/** What is known of a log besides its lines. @public */
export interface LogStatus {
  /**
   * `loading`: the first answer is awaited; `following`: more lines may come; `ended`: every line has come;
   * `interrupted`: there may be more, and they do not come by themselves.
   */
  readonly state: 'loading' | 'following' | 'ended' | 'interrupted';
  readonly source?: LogOrigin;
  /** Shown above the lines that came, which stay. */
  readonly failure?: LogFailure;
  /** Whether the log was cut off at a limit of where it comes from. */
  readonly isCutOff?: boolean;
  /** Whether the lines are only the newest, while all are on their way: their numbers will change. */
  readonly isPreview?: boolean;
}
