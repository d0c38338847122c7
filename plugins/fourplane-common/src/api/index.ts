// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export * from './Route';
export * from './allowance';
export * from './builds';
export * from './buildRoutes';
export * from './choiceRoutes';
export * from './choices';
export * from './contract';
export * from './deployRoutes';
export * from './editRoutes';
export * from './deployments';
export * from './FourplaneClient';
export { thingRefOf, things } from './guardedPaths';
export type { ThingKind, ThingParams } from './guardedPaths';
export * from './logs';
export * from './observabilityRoutes';
export * from './planeRoutes';
export * from './refusal';
