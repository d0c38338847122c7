// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Serves the OpenChoreo pages: the routes of the contract and the live channel.
 *
 * @packageDocumentation
 */

export { fourplanePlugin as default } from './plugin';
