// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** What is said where entities of the portal's own stand for things. */
export const linkMessages = {
  unconfirmed: 'This entity is not confirmed to be {{name}}',
  unconfirmedText:
    'It says so itself, and the object does not name it in the annotation fourplane.dev/entity, nor does fourplane.controlPlanes[].catalog.links. You see this because you may see it anyway, and this entity gives nobody any right to it.',
  several: 'More than one entity stands for {{name}}',
  severalText:
    'Whoever has a right on one of them has it on what they stand for. Where that is not meant, take the annotation fourplane.dev/entity from the object, the link out of the configuration, or ingest the control plane only.',
  entities: 'Entities',
} as const;
