// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** What is wrong with a text, one complaint each; none when it is right. */
export type TextFormat = (text: string) => string[];

const SUBDOMAIN =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const SUBDOMAIN_TEXT =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const LABEL_TEXT =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const QUALIFIED = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const QUALIFIED_TEXT =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const LABEL_VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
const LABEL_VALUE_TEXT =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
const CONFIG_KEY = /^[-._a-zA-Z0-9]+$/;
const CONFIG_KEY_TEXT =
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";

const noMore = (limit: number, unit: 'bytes' | 'characters') =>
  `must be no more than ${limit} ${unit}`;

/** Names in the domain name system, with dots; at most `limit` long. */
export const subdomain =
  (limit = 253): TextFormat =>
  text =>
    [
      ...(text.length > limit ? [noMore(limit, 'characters')] : []),
      ...(SUBDOMAIN.test(text) ? [] : [SUBDOMAIN_TEXT]),
    ];

/** One part of a name in the domain name system. */
export const dnsLabel: TextFormat = text => [
  ...(text.length > 63 ? [noMore(63, 'characters')] : []),
  ...(LABEL.test(text) ? [] : [LABEL_TEXT]),
];

const DNS_1035 = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const DNS_1035_TEXT =
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";

/** As {@link dnsLabel}, and begun with a letter. */
export const dns1035Label: TextFormat = text => [
  ...(text.length > 63 ? [noMore(63, 'characters')] : []),
  ...(DNS_1035.test(text) ? [] : [DNS_1035_TEXT]),
];

/** Keys of labels and annotations, names of finalizers: a name that may have a domain before it. */
export const qualifiedName: TextFormat = text => {
  const parts = text.split('/');
  const name = parts.at(-1) ?? '';
  if (parts.length > 2) {
    return [
      `a qualified name ${QUALIFIED_TEXT} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ];
  }
  const complaints: string[] = [];
  if (parts.length === 2) {
    if (!parts[0]) {
      complaints.push('prefix part must be non-empty');
    } else if (!SUBDOMAIN.test(parts[0])) {
      complaints.push(`prefix part ${SUBDOMAIN_TEXT}`);
    }
  }
  if (!name) {
    complaints.push('name part must be non-empty');
  } else if (name.length > 63) {
    complaints.push(`name part ${noMore(63, 'bytes')}`);
  }
  if (!QUALIFIED.test(name)) {
    complaints.push(`name part ${QUALIFIED_TEXT}`);
  }
  return complaints;
};

/** Values of labels. */
export const labelValue: TextFormat = text => [
  ...(text.length > 63 ? [noMore(63, 'bytes')] : []),
  ...(LABEL_VALUE.test(text) ? [] : [LABEL_VALUE_TEXT]),
];

/** Keys of config maps and secrets. */
export const configKey: TextFormat = text => {
  const complaints = [
    ...(text.length > 253 ? [noMore(253, 'characters')] : []),
    ...(CONFIG_KEY.test(text) ? [] : [CONFIG_KEY_TEXT]),
  ];
  if (text === '.') {
    return ["must not be '.'"];
  }
  if (text === '..') {
    return ["must not be '..'"];
  }
  return text.startsWith('..')
    ? [...complaints, "must not start with '..'"]
    : complaints;
};

/** Names of container ports. */
export const portName: TextFormat = text => [
  ...(text.length > 15 ? [noMore(15, 'characters')] : []),
  ...(/^[-a-z0-9]+$/.test(text)
    ? []
    : [
        'must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)',
      ]),
  ...(/[a-z]/.test(text) ? [] : ['must contain at least one letter (a-z)']),
  ...(text.includes('--') ? ['must not contain consecutive hyphens'] : []),
  ...(/^-|-$/.test(text) ? ['must not begin or end with a hyphen'] : []),
];
