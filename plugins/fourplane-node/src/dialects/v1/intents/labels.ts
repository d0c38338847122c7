// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Labels by which a thing says what it belongs to. */
export const label = {
  controlPlane: 'openchoreo.dev/control-plane',
  project: 'openchoreo.dev/project',
  component: 'openchoreo.dev/component',
  environment: 'openchoreo.dev/environment',
} as const;
