// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { parseOwner } from './entities/parseOwner';

const DEFAULT_OWNER_KEY = 'fourplane.catalog.defaultOwner';

const REMOVED_KEY = 'fourplane.catalog.removed';

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

/** Whether types become software templates. */
export function readTemplates(config: RootConfigService): boolean {
  return config.getOptionalBoolean('fourplane.catalog.templates') ?? false;
}

/** Control planes that were configured once and whose entities may go. Throws when one of them still is configured. */
export function readRemoved(
  config: RootConfigService,
  configured: ReadonlySet<string>,
): ReadonlySet<string> {
  const removed = new Set(config.getOptionalStringArray(REMOVED_KEY) ?? []);
  const both = [...removed].find(name => configured.has(name));
  if (both !== undefined) {
    throw new InputError(
      `Configuration ${REMOVED_KEY}: '${both}' is in fourplane.controlPlanes too; take it out of one of them`,
    );
  }
  return removed;
}
