// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export { compileExpression, type Program } from './compileExpression';
export { ExpressionError } from './ExpressionError';
export { ExpressionTest } from './ExpressionTest';
export { parseExpression } from './parseExpression';
export { rangesOf } from './rangesOf';
