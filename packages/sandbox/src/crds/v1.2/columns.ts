// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { PrinterColumn } from '../openChoreoKind';

const textColumn = (name: string, jsonPath: string): PrinterColumn => ({
  name,
  type: 'string',
  jsonPath,
});

export const projectColumn = textColumn('Project', '.spec.owner.projectName');

export const componentColumn = textColumn(
  'Component',
  '.spec.owner.componentName',
);

export const resourceColumn = textColumn(
  'Resource',
  '.spec.owner.resourceName',
);

export const environmentColumn = textColumn('Environment', '.spec.environment');

export const releaseColumn = (field: string): PrinterColumn =>
  textColumn('Release', `.spec.${field}`);

export const readyColumn = textColumn(
  'Ready',
  '.status.conditions[?(@.type=="Ready")].status',
);
