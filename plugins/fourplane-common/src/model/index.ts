// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export * from './ref';
export * from './health';
export * from './model';
export * from './reading';
export * from './status';
