// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export * from './Route';
export * from './allowance';
export * from './builds';
export * from './buildRoutes';
export * from './contract';
export * from './deployRoutes';
export * from './deployments';
export * from './FourplaneClient';
export * from './observabilityRoutes';
export * from './refusal';
