// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isJsonObject } from '../ApiObject';
import { invalidOptions } from '../http/StatusError';
import { notSupported } from '../schema/FieldError';

/** What a delete asks beside which object. */
export interface DeleteOptions {
  readonly dryRun: boolean;
  readonly uid: string | undefined;
  readonly resourceVersion: string | undefined;
  readonly propagation: 'Background' | 'Foreground' | 'Orphan' | undefined;
  readonly gracePeriodSeconds: number | undefined;
}

/** Whether a request asks for a dry run; throws a 422 for any other value than `All`. */
export function parseDryRun(values: readonly string[], kind: string): boolean {
  const asked = values.filter(value => value !== '');
  if (asked.some(value => value !== 'All')) {
    throw invalidOptions(kind, [notSupported('dryRun', asked, ['All'])]);
  }
  return asked.length > 0;
}

const PROPAGATIONS = ['Background', 'Foreground', 'Orphan'] as const;

/** The options of a delete: the body wins over the query. */
export function parseDeleteOptions(
  query: URLSearchParams,
  body: unknown,
): DeleteOptions {
  const given = isJsonObject(body) ? body : {};
  const preconditions = isJsonObject(given.preconditions)
    ? given.preconditions
    : {};
  const text = (value: unknown) =>
    typeof value === 'string' && value !== '' ? value : undefined;
  const asked =
    text(given.propagationPolicy) ?? text(query.get('propagationPolicy'));
  const propagation = PROPAGATIONS.find(each => each === asked);
  if (asked && !propagation) {
    throw invalidOptions('DeleteOptions', [
      notSupported('propagationPolicy', asked, PROPAGATIONS),
    ]);
  }
  const bodyDryRun = Array.isArray(given.dryRun)
    ? given.dryRun.map(String)
    : [];
  const orphans =
    given.orphanDependents ?? query.get('orphanDependents') === 'true';
  const grace = given.gracePeriodSeconds ?? query.get('gracePeriodSeconds');
  return {
    dryRun: parseDryRun(
      [...query.getAll('dryRun'), ...bodyDryRun],
      'DeleteOptions',
    ),
    uid: text(preconditions.uid),
    resourceVersion: text(preconditions.resourceVersion),
    propagation: propagation ?? (orphans === true ? 'Orphan' : undefined),
    gracePeriodSeconds:
      grace === undefined || grace === null ? undefined : Number(grace),
  };
}
