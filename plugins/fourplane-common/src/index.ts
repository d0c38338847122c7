// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * The words of Fourplane: the neutral OpenChoreo model, the HTTP contract, permissions and annotations.
 *
 * @packageDocumentation
 */

export * from './model';
export * from './intent';
export * from './api';
export * from './entity';
export * from './permissions';
