// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * What the OpenChoreo pages share: the client's API reference, live replies, and the small views of health, time,
 * staleness and failure. Everything here works in both frontend systems.
 *
 * @packageDocumentation
 */

export * from './actions';
export * from './api';
export * from './charts';
export * from './forms';
export * from './logs';
export * from './replies';
export * from './translation';
export * from './views';
