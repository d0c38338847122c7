// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isIP } from 'node:net';
import type { FieldError } from '../../schema/FieldError';
import { invalidValue, notSupported, required } from '../../schema/FieldError';
import type { TextFormat } from '../../schema/nameFormats';
import {
  dnsLabel,
  labelValue,
  portName,
  qualifiedName,
  subdomain,
} from '../../schema/nameFormats';
import type { Check } from './Rule';
import { objectOf } from './Rule';

const LARGEST_PORT = 65_535;
const LARGEST_INT32 = 2_147_483_647;

/** Something must be given: a text, a list with items, a number that is not 0. */
export const needed =
  (detail?: string): Check =>
  (value, path) => {
    const isMissing = Array.isArray(value) ? value.length === 0 : !value;
    return isMissing ? [required(path, detail)] : [];
  };

/** One of some texts, told in this order. */
export const oneOf =
  (...supported: readonly string[]): Check =>
  (value, path) =>
    supported.includes(String(value))
      ? []
      : [notSupported(path, value ?? '', supported)];

/** A text in a format. */
export const inFormat =
  (format: TextFormat): Check =>
  (value, path) =>
    format(String(value ?? '')).map(text =>
      invalidValue(path, value ?? '', text),
    );

export const isDnsLabel = inFormat(dnsLabel);
export const isSubdomain = inFormat(subdomain());

const complaint =
  (fails: (value: number) => boolean, detail: string): Check =>
  (value, path) =>
    typeof value === 'number' && fails(value)
      ? [invalidValue(path, value, detail)]
      : [];

export const notNegative = complaint(
  value => value < 0,
  'must be greater than or equal to 0',
);
export const positive = complaint(
  value => value <= 0,
  'must be greater than 0',
);
/** At least some number. */
export const atLeast = (least: number): Check =>
  complaint(
    value => value < least,
    `must be greater than or equal to ${least}`,
  );
/** A number in a range, its ends included. */
export const between = (least: number, most = LARGEST_INT32): Check =>
  complaint(
    value => value < least || value > most,
    `must be between ${least} and ${most}, inclusive`,
  );
export const isPort = between(1, LARGEST_PORT);

/** A port's number or its name. */
export const isPortOrName: Check = (value, path) =>
  typeof value === 'string'
    ? inFormat(portName)(value, path)
    : isPort(value, path);

const PERCENT = /^[0-9]+%$/;
const PERCENT_TEXT =
  "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')";

/** A number that is not negative, or a percentage. */
export const isCountOrPercent: Check = (value, path) => {
  if (typeof value === 'string') {
    return PERCENT.test(value) ? [] : [invalidValue(path, value, PERCENT_TEXT)];
  }
  return notNegative(value, path);
};

export const isIpAddress: Check = (value, path) =>
  isIP(String(value)) > 0
    ? []
    : [
        invalidValue(
          path,
          value,
          'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
        ),
      ];

/** Keys and values of labels, told at one path. */
export const areLabels: Check = (value, path) =>
  Object.entries(objectOf(value)).flatMap(([key, text]): FieldError[] => [
    ...qualifiedName(key).map(detail => invalidValue(path, key, detail)),
    ...labelValue(String(text)).map(detail => invalidValue(path, text, detail)),
  ]);
