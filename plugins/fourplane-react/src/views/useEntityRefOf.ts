// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { entityRefOf, type ModelRef } from '@fourplane/plugin-fourplane-common';
import { useCatalogModes } from './useCatalogModes';

/**
 * Tells the entity that a thing is ingested as; `undefined` where it is none, or where entities of the portal's own stand
 * for things: which of them does is for the backend to say.
 *
 * @public
 */
export function useEntityRefOf(): (ref: ModelRef) => string | undefined {
  const modes = useCatalogModes();
  return ref =>
    modes.get(ref.controlPlane) === 'link' ? undefined : entityRefOf(ref);
}
