// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Messages of what people do, and of what was refused. */
export const actionMessages = {
  cancel: 'Cancel',
  unreachable:
    'The backend did not answer, so it is not known whether it was done. Try again: it is done once, however often it is tried.',
  permission: 'This needs the permission {{permission}}.',
} as const;
