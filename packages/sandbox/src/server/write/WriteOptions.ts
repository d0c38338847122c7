// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import { builtInSchema } from '../builtIn/builtInSchema';
import { DecodeError } from '../builtIn/DecodeError';
import { decodeTyped } from '../builtIn/decodeTyped';
import { badRequest, invalidOptions } from '../http/StatusError';
import type { FieldError } from '../schema/FieldError';
import {
  forbiddenValue,
  invalidValue,
  notSupported,
  required,
} from '../schema/FieldError';
import { integerOption } from '../store/listOptions';
import type { DecodedBody } from './decodeBody';
import { checkedObject, refuseUnregistered } from './decodeObject';

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

const LONGEST_MANAGER = 128;

function managerErrors(manager: string): FieldError[] {
  const field = 'fieldManager';
  if (Buffer.byteLength(manager) > LONGEST_MANAGER) {
    const detail = `may not be more than ${LONGEST_MANAGER} bytes`;
    return [{ type: 'FieldValueTooLong', field, detail }];
  }
  const at = [...manager].findIndex(each => /\p{C}/u.test(each));
  if (at < 0) {
    return [];
  }
  const code = [...manager][at].codePointAt(0) ?? 0;
  const shown = code.toString(16).toUpperCase().padStart(4, '0');
  return [
    invalidValue(
      field,
      manager,
      `invalid character U+${shown} (at position ${at})`,
    ),
  ];
}

/**
 * Who a write is by: the manager it names, or the first word of the client's user agent.
 * Throws a 422 for a name that cannot be one.
 */
export function parseFieldManager(
  query: URLSearchParams,
  kind: string,
  userAgent: string | undefined,
): string {
  const asked = query.get('fieldManager') ?? '';
  const errors = managerErrors(asked);
  if (errors.length > 0) {
    throw invalidOptions(kind, errors);
  }
  const [agent] = (userAgent ?? '').split('/');
  return asked || agent.slice(0, LONGEST_MANAGER);
}

/** Whether an apply takes fields from others; throws a 422 unless it names its manager, and for any other patch. */
export function parseForce(query: URLSearchParams, isApply: boolean): boolean {
  const asked = query.get('force');
  if (!isApply) {
    if (asked !== null) {
      throw invalidOptions('PatchOptions', [
        forbiddenValue('force', 'may not be specified for non-apply patch'),
      ]);
    }
    return false;
  }
  if (!query.get('fieldManager')) {
    throw invalidOptions('PatchOptions', [
      required('fieldManager', 'is required for apply patch'),
    ]);
  }
  return asked === 'true' || asked === '1';
}

const PROPAGATIONS = ['Foreground', 'Background', 'Orphan'] as const;
const deleteSchema = builtInSchema('meta.v1.DeleteOptions');

/** The options in the body of a delete, read as their kind; throws a 400 for anything else. */
function decodeDeleteOptions(body: DecodedBody | undefined): JsonObject {
  if (!body) {
    return {};
  }
  const given = checkedObject(body);
  const { apiVersion, kind } = given;
  if (typeof kind === 'string' && kind !== 'DeleteOptions') {
    refuseUnregistered(String(apiVersion ?? ''), kind);
  }
  try {
    // the schema of a kind is one of an object
    return decodeTyped(given, deleteSchema) as JsonObject;
  } catch (error) {
    throw error instanceof DecodeError ? badRequest(error.message) : error;
  }
}

/** The options of a delete: a body stands for the whole query. */
export function parseDeleteOptions(
  query: URLSearchParams,
  body: DecodedBody | undefined,
): DeleteOptions {
  const given = decodeDeleteOptions(body);
  const preconditions = isJsonObject(given.preconditions)
    ? given.preconditions
    : {};
  const text = (value: unknown) =>
    typeof value === 'string' && value !== '' ? value : undefined;
  const grace =
    given.gracePeriodSeconds ?? integerOption(query, 'gracePeriodSeconds');
  const asked =
    text(given.propagationPolicy) ?? text(query.get('propagationPolicy'));
  const propagation = PROPAGATIONS.find(each => each === asked);
  const orphans =
    given.orphanDependents ?? (query.get('orphanDependents') || undefined);
  if (asked && orphans !== undefined) {
    throw invalidOptions('DeleteOptions', [
      invalidValue(
        'propagationPolicy',
        asked,
        'orphanDependents and deletionPropagation cannot be both set',
      ),
    ]);
  }
  if (asked && !propagation) {
    throw invalidOptions('DeleteOptions', [
      notSupported('propagationPolicy', asked, [...PROPAGATIONS, 'nil']),
    ]);
  }
  const bodyDryRun = Array.isArray(given.dryRun)
    ? given.dryRun.map(String)
    : [];
  return {
    dryRun: parseDryRun(
      [...query.getAll('dryRun'), ...bodyDryRun],
      'DeleteOptions',
    ),
    uid: text(preconditions.uid),
    resourceVersion: text(preconditions.resourceVersion),
    propagation:
      propagation ??
      (orphans === true || orphans === 'true' ? 'Orphan' : undefined),
    gracePeriodSeconds: grace === undefined ? undefined : Number(grace),
  };
}
