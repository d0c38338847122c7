// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * OpenChoreo in Backstage: the default export is the plugin for the new frontend system.
 *
 * @packageDocumentation
 */

export { fourplanePlugin as default } from './plugin';
export { buildRouteRef, buildsRouteRef, openChoreoRouteRef } from './routes';
