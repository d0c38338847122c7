// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Schema } from '../schema/Schema';
import { canonicalQuantity } from './canonicalQuantity';
import { cannotUnmarshal, DecodeError, type DecodedField } from './DecodeError';

const QUANTITY_TEXT =
  "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
const INT32 = 2 ** 31;

/** Where the decoder stops reading a base64 text; undefined for one it reads. */
function badBase64At(text: string): number | undefined {
  const at = text.search(/[^A-Za-z0-9+/=\r\n]/);
  const body = text.replace(/[\r\n]/g, '');
  if (at >= 0) {
    return at;
  }
  const padding = body.indexOf('=');
  if (body.length % 4 !== 0) {
    return Math.floor((padding < 0 ? body.length : padding) / 4) * 4;
  }
  return padding < 0 || /^={1,2}$/.test(body.slice(padding))
    ? undefined
    : padding;
}

function decodeBytes(text: string): string {
  const at = badBase64At(text);
  if (at !== undefined) {
    throw new DecodeError(`illegal base64 data at input byte ${at}`);
  }
  return text.replace(/[\r\n]/g, '');
}

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

const MICRO_TIME = /^.{19}\.\d{6}(Z|[+-])/;

function decodeTime(text: string, isMicro: boolean): string {
  const milliseconds = TIME.test(text) ? Date.parse(text) : NaN;
  const layout = isMicro
    ? '2006-01-02T15:04:05.000000Z07:00'
    : '2006-01-02T15:04:05Z07:00';
  if (isMicro && !Number.isNaN(milliseconds) && !MICRO_TIME.test(text)) {
    throw new DecodeError(
      `parsing time ${JSON.stringify(
        text,
      )} as "${layout}": cannot parse ${JSON.stringify(
        text.slice(19),
      )} as ".000000"`,
    );
  }
  if (Number.isNaN(milliseconds)) {
    throw new DecodeError(
      `parsing time ${JSON.stringify(
        text,
      )} as "${layout}": cannot parse ${JSON.stringify(text)} as "2006"`,
    );
  }
  const iso = new Date(milliseconds).toISOString();
  const fraction = (TIME.exec(text)?.[1] ?? '').padEnd(7, '0').slice(1, 7);
  return isMicro
    ? `${iso.slice(0, 19)}.${fraction.padEnd(6, '0')}Z`
    : `${iso.slice(0, 19)}Z`;
}

function isInteger(value: unknown, format: string | undefined): boolean {
  return (
    typeof value === 'number' &&
    Number.isInteger(value) &&
    (format === 'int64' || (value >= -INT32 && value < INT32))
  );
}

function decodeQuantity(value: unknown): unknown {
  const isText = typeof value === 'string' || typeof value === 'number';
  const quantity = isText ? canonicalQuantity(String(value)) : undefined;
  if (quantity === undefined) {
    throw new DecodeError(QUANTITY_TEXT);
  }
  return quantity;
}

/** A value without parts as its type writes it again; throws a {@link DecodeError}. */
export function decodeScalar(
  value: unknown,
  schema: Schema,
  field: DecodedField,
): unknown {
  if (schema.goType === 'api.resource.Quantity') {
    return decodeQuantity(value);
  }
  if (schema['x-kubernetes-int-or-string']) {
    if (typeof value === 'string' || isInteger(value, 'int32')) {
      return value;
    }
    throw cannotUnmarshal(value, schema, field);
  }
  switch (schema.type) {
    case 'string':
      if (typeof value !== 'string') {
        throw cannotUnmarshal(value, schema, field);
      }
      if (schema.format === 'byte') {
        return decodeBytes(value);
      }
      return schema.format === 'date-time'
        ? decodeTime(value, schema.goType === 'meta.v1.MicroTime')
        : value;
    case 'integer':
      if (!isInteger(value, schema.format)) {
        throw cannotUnmarshal(value, schema, field);
      }
      return value;
    case 'number':
    case 'boolean':
      if (typeof value !== schema.type) {
        throw cannotUnmarshal(value, schema, field);
      }
      return value;
    default:
      return value;
  }
}
