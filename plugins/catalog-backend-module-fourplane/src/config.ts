// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { parseOwner } from './entities/parseOwner';

const DEFAULT_OWNER_KEY = 'fourplane.catalog.defaultOwner';

/** Owner of what names none and for which none is configured: said as it is. */
const UNKNOWN_OWNER = 'group:default/unknown';

/** The configured default owner as a full entity ref. Throws when it is not an entity ref. */
export function readDefaultOwner(config: RootConfigService): string {
  const written = config.getOptionalString(DEFAULT_OWNER_KEY);
  if (written === undefined) {
    return UNKNOWN_OWNER;
  }
  const owner = parseOwner(written);
  if (owner.outcome === 'invalid') {
    throw new InputError(
      `Configuration ${DEFAULT_OWNER_KEY}: ${owner.message}`,
    );
  }
  return owner.ref;
}
