// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Messages of what people do, and of what was refused. */
export const actionMessages = {
  cancel: 'Cancel',
  unreachable:
    'The backend did not answer, so it is not known whether it was done. Try again: it is done once, however often it is tried.',
  conflict: 'Look at it again before you try once more.',
  incomplete:
    'Written so far: {{written}}. Try again to go on from there; nothing is done twice.',
  nothingWritten: 'nothing',
  permission: 'This needs the permission {{permission}}.',
} as const;
