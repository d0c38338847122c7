// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Messages of the log view. */
export const logMessages = {
  toolbar: 'Log tools',
  lines: 'Lines of {{title}}',
  line: 'Line {{number}}',
  keys: 'Arrow keys move by line, Enter selects a line, Shift extends the selection, slash searches.',
  search: 'Search in the log',
  matchCase: 'Match case',
  regularExpression: 'Regular expression',
  next: 'Next match',
  previous: 'Previous match',
  searching: 'Searching …',
  noMatch: 'No match',
  matches_one: '{{count}} line',
  matches_other: '{{count}} lines',
  matchOf: '{{index}} of {{total}} lines',
  badPattern: 'This is no regular expression: {{reason}}',
  engineMissing:
    'Regular expressions could not be loaded. Check the connection and try again, or search for plain text.',
  wrap: 'Wrap lines',
  times: 'Timestamps',
  relativeTimes: 'Since the first line',
  firstError: 'Go to the error',
  noError: 'No line looks like an error.',
  copyAll: 'Copy all lines',
  copySelected_one: 'Copy {{count}} selected line',
  copySelected_other: 'Copy {{count}} selected lines',
  copied_one: '{{count}} line copied',
  copied_other: '{{count}} lines copied',
  notCopied:
    'The lines could not be copied. The browser may not allow it; download the log instead.',
  download: 'Download the raw log',
  notSaved: 'The log was not saved: {{reason}}',
  savedWithGaps: 'The log was saved, but lines are missing in it: {{reason}}',
  brokeOff: 'The answer broke off before the end of the log. Try again.',
  jumpToNewest: 'Jump to newest',
  newLines_one: '{{count}} new line',
  newLines_other: '{{count}} new lines',
  state: {
    loading: 'Loading',
    following: 'Following',
    ended: 'Ended',
    interrupted: 'Interrupted',
  },
  source: {
    pod: 'Live from the pod',
    podNamed: 'Live from pod {{pod}}',
    podEnded: 'From the pod',
    podEndedNamed: 'From pod {{pod}}',
    archive: 'From the archive',
    archiveNamed: 'Archived in {{title}}',
  },
  count_one: '{{count}} line',
  count_other: '{{count}} lines',
  empty: 'No output',
  emptyEnded: 'The step ended without writing a line.',
  emptyFollowing:
    'The step has written nothing yet. Lines appear by themselves.',
  emptyInterrupted: 'No line has come so far.',
  what: 'the log',
  dropped_one:
    'Only the newest {{kept}} lines are kept here; {{count}} older line was dropped. Download the raw log for all of it.',
  dropped_other:
    'Only the newest {{kept}} lines are kept here; {{count}} older lines were dropped. Download the raw log for all of it.',
  cutOff:
    'The log goes on, but where it comes from gives no more lines. Download the raw log for all of it.',
  lineDropped:
    'Line {{number}} is not kept here any more. Download the raw log to read it.',
  lineMissing: 'There is no line {{number}} in this log; it has {{total}}.',
  moreCharacters: ' … {{number}} more characters; copy the line to read them',
  preview:
    'These are the newest lines. The whole log is loading; numbers of lines are right when it is there.',
  lost: 'The connection to the log was lost.',
  lostBecause: 'The log cannot be read for now: {{reason}}',
  lostNext: 'It is tried again by itself, and goes on after the last line.',
  refusedNext: "Try again; the backend's log says more.",
  retry: 'Try again',
} as const;
