// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { InventoryEntry, RenderedResource } from '../../inventory';
import { Status } from './common';

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

export interface RenderedReleaseStatus extends Status {
  resources?: InventoryEntry[];
}
