// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export * from './ref';
export * from './health';
export * from './managedBy';
export * from './tenant';
export * from './project';
export * from './endpoint';
export * from './component';
export * from './deploymentTrack';
export * from './build';
export * from './buildGraph';
export * from './logEvent';
export * from './release';
export * from './deployment';
export * from './runtime';
export * from './metrics';
export * from './logSearch';
export * from './levelOf';
export * from './fieldFilter';
export * from './environment';
export * from './pipeline';
export * from './plane';
export * from './observerContents';
export * from './planeCluster';
export * from './probe';
export * from './resource';
export * from './typeDefinition';
export * from './workflow';
export * from './secretReference';
export * from './alerts';
export * from './model';
export * from './reading';
export * from './status';
