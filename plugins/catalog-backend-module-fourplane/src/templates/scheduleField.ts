// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { JsonObject } from '@backstage/types';
import { TypeDefinition } from '@fourplane/plugin-fourplane-common';

const USUAL = '0 3 * * *';

/** When a component of a type that runs by a schedule does; absent for any other. */
export function scheduleField(type: TypeDefinition): JsonObject | undefined {
  const { workloadType, parameters, environmentConfigs, workflows } = type;
  const declared = [parameters, environmentConfigs]
    .map(section => propertyOf(section, 'schedule'))
    .find(property => property !== undefined);
  // Classes of 0.3 declare nothing, and all of their tasks have a schedule.
  const isTaken =
    workloadType === 'cronjob' &&
    (declared !== undefined || workflows === undefined);
  const fallback = declared && Reflect.get(declared, 'default');
  return isTaken
    ? {
        title: 'Schedule',
        type: 'string',
        description: 'A cron expression: minute, hour, day, month, weekday.',
        pattern: '^(@[a-z]+|\\S+(\\s+\\S+){4})$',
        default: typeof fallback === 'string' ? fallback : USUAL,
        errorMessage: {
          pattern: 'Five fields: minute, hour, day, month and weekday.',
        },
      }
    : undefined;
}

/** What a schema says of one of its fields. */
export function propertyOf(
  schema: Readonly<Record<string, unknown>> | undefined,
  name: string,
): object | undefined {
  const properties: unknown = schema?.properties;
  if (typeof properties !== 'object' || properties === null) {
    return undefined;
  }
  const property: unknown = Object.hasOwn(properties, name)
    ? Reflect.get(properties, name)
    : undefined;
  return typeof property === 'object' && property !== null
    ? property
    : undefined;
}
