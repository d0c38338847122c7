// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** The name under which a class is a component type: `serviceclass.default`. */
export function componentTypeName(classKind: string, name: string): string {
  return `${classKind.toLocaleLowerCase('en-US')}.${name}`;
}

/** What components of a class run as. */
export const workloadTypes: ReadonlyMap<string, string> = new Map([
  ['ServiceClass', 'deployment'],
  ['WebApplicationClass', 'deployment'],
  ['ScheduledTaskClass', 'cronjob'],
]);

/** `WebApplication` -> `web-application`, `APIProxy` -> `api-proxy` */
export function shortType(type: string): string {
  return type
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLocaleLowerCase('en-US');
}
