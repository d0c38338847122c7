// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * An OpenChoreo control plane in memory, for development and tests.
 *
 * @packageDocumentation
 */

export { startSandbox } from './Sandbox';
export type { Sandbox, SandboxOptions } from './Sandbox';
export { generationNames } from './generations';
export type { Generation } from './generations';
export type { SandboxTokens } from './server/auth/TokenAuthenticator';
export type { FaultRule, Faults } from './server/faults/Faults';
export type {
  LoggedRequest,
  RequestFilter,
  RequestLog,
} from './server/faults/RequestLog';
export * from './client';
export * from './controllers';
export * from './observer';
export * from './openSearch';
export * from './prometheus';
export * from './standIn';
