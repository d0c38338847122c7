// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import {
  ModelByKind,
  ModelKind,
  ModelRef,
  RefOf,
  Unreadable,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlanes, Model } from '@fourplane/plugin-fourplane-node';
import { staleReasons } from './staleness';
import { UnreadableError } from './UnreadableError';

/**
 * The one object a page is about, and the model to read its surroundings from. Call it after the caller has been
 * authorised, since its errors tell whether the object exists: a `NotFoundError` when it certainly does not, a
 * `ServiceUnavailableError` while its control plane has not been read, an {@link UnreadableError} when its custom
 * resource cannot be understood.
 */
export function readObject<K extends ModelKind>(
  controlPlanes: ControlPlanes,
  ref: RefOf<K>,
): { readonly object: ModelByKind[K]; readonly model: Model } {
  const controlPlane = controlPlanes.get(ref.controlPlane);
  if (!controlPlane) {
    throw new NotFoundError(
      `No control plane named ${ref.controlPlane} is configured`,
    );
  }
  const { model } = controlPlane;
  const reading = model.read(ref);
  switch (reading.state) {
    case 'present':
      return { object: reading.model, model };
    case 'unreadable':
      throw new UnreadableError(reading.unreadable);
    default: {
      const unreadable = unreadableNamesake(ref, model);
      if (unreadable) {
        throw new UnreadableError(unreadable);
      }
      if (model.isComplete(ref.kind)) {
        throw new NotFoundError(
          `The ${ref.kind} ${ref.name} does not exist in control plane ${ref.controlPlane}`,
        );
      }
      throw new ServiceUnavailableError(
        `Control plane ${ref.controlPlane} cannot tell about the ${ref.kind} ${
          ref.name
        }: ${staleReasons[controlPlane.status().state]}`,
      );
    }
  }
}

/** The owners of what cannot be read may be unknown, so it is found by what Kubernetes names it by. */
function unreadableNamesake(
  ref: ModelRef,
  model: Model,
): Unreadable | undefined {
  return model
    .unreadable()
    .find(
      ({ ref: { kind, tenant, name } }) =>
        kind === ref.kind && tenant === ref.tenant && name === ref.name,
    );
}
