// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Status } from './common';

export interface RenderedResource {
  id: string;
  object: {
    apiVersion: string;
    kind: string;
    metadata: {
      name: string;
      namespace?: string;
      labels?: Record<string, string>;
      annotations?: Record<string, string>;
    };
    [field: string]: unknown;
  };
}

export interface RenderedReleaseSpec {
  environmentName: string;
  owner: {
    projectName: string;
    componentName?: string;
    resourceName?: string;
  };
  resources?: RenderedResource[];
  targetPlane?: 'dataplane' | 'observabilityplane';
}

export type HealthStatus =
  | 'Healthy'
  | 'Progressing'
  | 'Degraded'
  | 'Suspended'
  | 'Unknown';

export interface InventoryEntry {
  id: string;
  group?: string;
  version: string;
  kind: string;
  name: string;
  namespace?: string;
  healthStatus?: HealthStatus;
  lastObservedTime?: string;
  status?: unknown;
}

export interface RenderedReleaseStatus extends Status {
  resources?: InventoryEntry[];
}
