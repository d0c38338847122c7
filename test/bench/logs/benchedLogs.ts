// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Where the sandbox of the bench has them. */
export const tenant = 'default';
export const project = 'bench';
export const environment = 'development';

const MINUTES_50 = 3_000_000;

/** A component's log: so many lines, over so long a time before a minute ago. */
export interface BenchedLog {
  readonly component: string;
  readonly lines: number;
  readonly spreadMs: number;
}

export const short: BenchedLog = {
  component: 'short',
  lines: 1_000,
  spreadMs: MINUTES_50,
};
export const long: BenchedLog = {
  component: 'long',
  lines: 100_000,
  spreadMs: MINUTES_50,
};
/** Its lines share three times. */
export const tied: BenchedLog = {
  component: 'tied',
  lines: 50_000,
  spreadMs: 3,
};

export const benchedLogs = [short, long, tied];
