// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ReadableKind } from '../reading/ReadableKind';
import { componentKind } from './kinds/component';
import { deploymentPipelineKind } from './kinds/deploymentPipeline';
import { environmentKind } from './kinds/environment';
import { buildPlaneKind, dataPlaneKind } from './kinds/plane';
import { projectKind } from './kinds/project';

/** A kind by its name in the live copy. */
export type TenantKind = Pick<ReadableKind<never>, 'key'>;

/** Kinds whose objects make a tenant of their namespace. */
export const tenantKinds: readonly TenantKind[] = [
  projectKind,
  componentKind,
  environmentKind,
  deploymentPipelineKind,
  dataPlaneKind,
  buildPlaneKind,
];
