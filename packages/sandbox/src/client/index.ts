// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/*
 * A Kubernetes client small enough to read: kinds by discovery, paged lists, watches as async iterables,
 * create-or-merge. It knows nothing of the sandbox, so it drives a real API server just as well.
 */

export * from './KubeObject';
export * from './KubeApiError';
export { addressFromKubeconfig, type ServerAddress } from './KubeConnection';
export type { ListResult, ListSelection } from './listPages';
export * from './SandboxClient';
export { parseManifests } from './parseManifests';
