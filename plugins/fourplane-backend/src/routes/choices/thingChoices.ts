// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef, ThingChoice } from '@fourplane/plugin-fourplane-common';
import { ControlPlane, ControlPlanes } from '@fourplane/plugin-fourplane-node';
import { entityRefIn } from '../entityRefIn';
import { readAll } from '../readings';

/** Tenants or projects of every control plane that can be read, in configuration order of the control planes. */
export function thingChoices(
  controlPlanes: ControlPlanes,
  kind: 'tenant' | 'project',
): ThingChoice[] {
  return controlPlanes
    .list()
    .flatMap(controlPlane =>
      readAll(controlPlane.model, kind, {}).present.flatMap(thing =>
        choiceOf(controlPlane, thing),
      ),
    );
}

/** A thing as a choice; nothing of what has no entity to name it by. */
export function choiceOf(
  controlPlane: Pick<ControlPlane, 'entityRefsOf'>,
  thing: {
    readonly ref: ModelRef;
    readonly title?: string;
    readonly description?: string;
  },
): ThingChoice[] {
  const { ref, title, description } = thing;
  const entityRef = entityRefIn(controlPlane, ref);
  return entityRef
    ? [
        {
          ref,
          entityRef,
          ...(title && { title }),
          ...(description && { description }),
        },
      ]
    : [];
}
