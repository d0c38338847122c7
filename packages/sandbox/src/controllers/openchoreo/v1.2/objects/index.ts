// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/* The fields of OpenChoreo v1.2 objects that the simulators read and write. */

export * from './common';
export * from './component';
export * from './plane';
export * from './project';
export * from './releaseBinding';
export * from './renderedRelease';
export * from './resource';
export * from './workflow';
export * from './workload';
export * from './trait';
