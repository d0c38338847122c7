// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** What is wrong with a text that is no regular expression here. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
}
