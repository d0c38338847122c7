// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { FieldError } from '../../schema/FieldError';
import { invalidValue, required } from '../../schema/FieldError';
import { configKey } from '../../schema/nameFormats';
import { needed, notNegative, positive } from './checks';
import type { Rule, TypeRules } from './Rule';
import { member, objectOf, optional } from './Rule';

const LARGEST_DATA_BYTES = 1024 * 1024;

const keysOf =
  (name: string): Rule =>
  ({ value }) =>
    Object.keys(objectOf(value[name])).flatMap(key =>
      configKey(key).map(text => invalidValue(`${name}[${key}]`, key, text)),
    );

const keysInOne: Rule = ({ value }) =>
  Object.keys(objectOf(value.data))
    .filter(key => key in objectOf(value.binaryData))
    .map(key =>
      invalidValue(
        `data[${key}]`,
        key,
        'duplicate of key present in binaryData',
      ),
    );

const bytesOf = (base64: unknown) =>
  Buffer.from(String(base64), 'base64').length;

const tooLong = (field: string): FieldError => ({
  type: 'FieldValueTooLong',
  field,
  detail: `may not be more than ${LARGEST_DATA_BYTES} bytes`,
});

const configMapSize: Rule = ({ value }) => {
  const texts = Object.values(objectOf(value.data)).map(text =>
    Buffer.byteLength(String(text)),
  );
  const binaries = Object.values(objectOf(value.binaryData)).map(bytesOf);
  const size = [...texts, ...binaries].reduce((sum, each) => sum + each, 0);
  return size > LARGEST_DATA_BYTES ? [tooLong('[]')] : [];
};

const secretSize: Rule = ({ value }) => {
  const size = Object.values(objectOf(value.data))
    .map(bytesOf)
    .reduce((sum, each) => sum + each, 0);
  return size > LARGEST_DATA_BYTES ? [tooLong('data')] : [];
};

/** The keys a type of secret needs; of the lists, all. */
const SECRET_KEYS: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
};
const ACCOUNT_NAME = 'kubernetes.io/service-account.name';

const secretType: Rule = ({ value }) => {
  const data = objectOf(value.data);
  const type = String(value.type);
  const { annotations } = objectOf(value.metadata);
  switch (type) {
    case 'kubernetes.io/basic-auth':
      return 'username' in data || 'password' in data
        ? []
        : [required('data[username]'), required('data[password]')];
    case 'kubernetes.io/service-account-token':
      return objectOf(annotations)[ACCOUNT_NAME]
        ? []
        : [required(`metadata.annotations[${ACCOUNT_NAME}]`)];
    default:
      return (SECRET_KEYS[type] ?? [])
        .filter(key => data[key] === undefined)
        .map(key => required(`data[${key}]`));
  }
};

const sameNamespace: Rule = ({ value }) => {
  const { namespace } = objectOf(value.metadata);
  const { namespace: involved = '' } = objectOf(value.involvedObject);
  // what happens to something without a namespace is told in the default one
  const wanted = involved === '' ? 'default' : involved;
  return wanted === namespace
    ? []
    : [
        invalidValue(
          'involvedObject.namespace',
          involved,
          'does not match event.namespace',
        ),
      ];
};

const storageAsked: Rule = ({ value, path }) => {
  const { requests } = objectOf(value.resources);
  const { storage } = objectOf(requests);
  if (storage === undefined) {
    return [required(`${path}.resources[storage]`)];
  }
  return /^(-|0$)/.test(String(storage))
    ? [
        invalidValue(
          `${path}.resources[storage]`,
          storage,
          'must be greater than zero',
        ),
      ]
    : [];
};

/** What is wrong with what holds data: config maps, secrets, events, leases and claims. */
export const dataRules: TypeRules = {
  'coordination.v1.LeaseSpec': [
    optional('leaseDurationSeconds', positive),
    optional('leaseTransitions', notNegative),
  ],
  'core.v1.ConfigMap': [
    keysOf('data'),
    keysInOne,
    keysOf('binaryData'),
    configMapSize,
  ],
  'core.v1.Event': [sameNamespace],
  'core.v1.PersistentVolumeClaimSpec': [
    member('accessModes', needed('at least 1 access mode is required')),
    storageAsked,
  ],
  'core.v1.Secret': [keysOf('data'), secretSize, secretType],
};
