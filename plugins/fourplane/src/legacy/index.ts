// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * OpenChoreo in a portal of the legacy frontend system: the same pages as extensions to be mounted by hand.
 *
 * @packageDocumentation
 */

export { buildRouteRef, buildsRouteRef, openChoreoRouteRef } from '../routes';
export * from './extensions';
export * from './fields';
export * from './isOpenChoreo';
export * from './openChoreoRoutes';
export { fourplanePlugin } from './plugin';
