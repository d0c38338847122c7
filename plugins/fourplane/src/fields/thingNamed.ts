// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ThingChoice } from '@fourplane/plugin-fourplane-common';

/** The choice a text names, as the actions read it: an entity ref, or its names from the tenant down. Pure. */
export function thingNamed(
  choices: readonly ThingChoice[],
  text: string,
): ThingChoice | undefined {
  const wanted = text.toLocaleLowerCase('en-US');
  return (
    choices.find(({ entityRef }) => entityRef === wanted) ??
    choices.find(({ ref }) => namePath(ref) === text)
  );
}

function namePath({ tenant, name }: ThingChoice['ref']): string {
  return [tenant, name].filter(Boolean).join('/');
}
