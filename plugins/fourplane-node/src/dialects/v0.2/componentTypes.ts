// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** The component types of this generation, as objects spell them; no schema lists them. */
export const componentTypes = [
  'Service',
  'WebApplication',
  'ScheduledTask',
  'ManualTask',
  'Webhook',
  'APIProxy',
  'TestRunner',
  'EventHandler',
] as const;

/** A component type as every generation calls it: `WebApplication` is a `web-application`, `APIProxy` an `api-proxy`. */
export function componentTypeWord(type: string): string {
  return type
    .replace(/([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])/g, '$1$3-$2$4')
    .toLowerCase();
}

/** The type as objects spell it, from either spelling; `undefined` where there is no such type. */
export function componentTypeNamed(
  name: string,
): (typeof componentTypes)[number] | undefined {
  return componentTypes.find(
    type => type === name || componentTypeWord(type) === name,
  );
}
