// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** By which the older kinds say what they belong to; on newer ones they are there for people. */
export const ownerLabels = {
  project: 'openchoreo.dev/project',
  component: 'openchoreo.dev/component',
} as const;

export const ORGANIZATION_LABEL = 'openchoreo.dev/organization';
export const NAME_LABEL = 'openchoreo.dev/name';
