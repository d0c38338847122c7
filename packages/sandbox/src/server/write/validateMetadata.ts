// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ObjectMetadata } from '../ApiObject';
import type { ResourceType } from '../resources/ResourceType';
import type { FieldError } from '../schema/FieldError';
import { forbiddenValue, invalidValue, required } from '../schema/FieldError';

const SUBDOMAIN =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const SUBDOMAIN_TEXT =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const LABEL_TEXT =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const QUALIFIED = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const QUALIFIED_TEXT =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const LABEL_VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
const LABEL_VALUE_TEXT =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
const ANNOTATIONS_LIMIT = 256 * 1024;

function nameComplaints(type: ResourceType, name: string): string[] {
  if (type.group === 'rbac.authorization.k8s.io') {
    return /[/%]/.test(name) || name === '.' || name === '..'
      ? [`may not be '${name}' or contain '/' or '%'`]
      : [];
  }
  const isLabel =
    type.group === '' && ['Namespace', 'Service'].includes(type.kind);
  const limit = isLabel ? 63 : 253;
  const complaints: string[] = [];
  if (name.length > limit) {
    complaints.push(`must be no more than ${limit} bytes`);
  }
  if (isLabel ? !LABEL.test(name) : !SUBDOMAIN.test(name)) {
    complaints.push(isLabel ? LABEL_TEXT : SUBDOMAIN_TEXT);
  }
  return complaints;
}

function qualifiedNameComplaints(key: string): string[] {
  const parts = key.split('/');
  const name = parts.at(-1) ?? '';
  const complaints: string[] = [];
  if (parts.length > 2) {
    return [
      "a qualified name must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')",
    ];
  }
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
    complaints.push('name part must be no more than 63 bytes');
  }
  if (!QUALIFIED.test(name)) {
    complaints.push(QUALIFIED_TEXT);
  }
  return complaints;
}

function validateLabels(labels: Record<string, string>): FieldError[] {
  return Object.entries(labels).flatMap(([key, value]) => [
    ...qualifiedNameComplaints(key).map(text =>
      invalidValue('metadata.labels', key, text),
    ),
    ...(value.length > 63
      ? [
          invalidValue(
            'metadata.labels',
            value,
            'must be no more than 63 bytes',
          ),
        ]
      : []),
    ...(LABEL_VALUE.test(value)
      ? []
      : [invalidValue('metadata.labels', value, LABEL_VALUE_TEXT)]),
  ]);
}

function validateAnnotations(
  annotations: Record<string, string>,
): FieldError[] {
  const errors = Object.keys(annotations).flatMap(key =>
    qualifiedNameComplaints(key.toLowerCase()).map(text =>
      invalidValue('metadata.annotations', key, text),
    ),
  );
  const size = Object.entries(annotations).reduce(
    (sum, [key, value]) => sum + key.length + value.length,
    0,
  );
  if (size > ANNOTATIONS_LIMIT) {
    errors.push({
      type: 'FieldValueTooLong',
      field: 'metadata.annotations',
      detail: `may not be more than ${ANNOTATIONS_LIMIT} bytes`,
    });
  }
  return errors;
}

function validateOwners(metadata: ObjectMetadata): FieldError[] {
  const owners = metadata.ownerReferences ?? [];
  const errors = owners.flatMap(owner =>
    (['apiVersion', 'kind', 'name', 'uid'] as const).flatMap(field =>
      owner[field]
        ? []
        : [
            invalidValue(
              `metadata.ownerReferences.${field}`,
              owner[field] ?? '',
              field === 'apiVersion'
                ? 'version must not be empty'
                : 'must not be empty',
            ),
          ],
    ),
  );
  const controllers = owners.filter(owner => owner.controller);
  if (controllers.length > 1) {
    errors.push(
      invalidValue(
        'metadata.ownerReferences',
        owners,
        `Only one reference can have Controller set to true. Found "true" in references for ${controllers
          .slice(0, 2)
          .map(owner => `${owner.kind}/${owner.name}`)
          .join(' and ')}`,
      ),
    );
  }
  return errors;
}

/** Everything wrong with the metadata of an object, whether new or updated. */
export function validateMetadata(
  type: ResourceType,
  metadata: ObjectMetadata,
): FieldError[] {
  const errors: FieldError[] = [];
  if (metadata.name) {
    errors.push(
      ...nameComplaints(type, metadata.name).map(text =>
        invalidValue('metadata.name', metadata.name, text),
      ),
    );
  } else {
    errors.push(required('metadata.name', 'name or generateName is required'));
  }
  if (type.namespaced && !metadata.namespace) {
    errors.push(required('metadata.namespace'));
  }
  errors.push(
    ...validateLabels(metadata.labels ?? {}),
    ...validateAnnotations(metadata.annotations ?? {}),
    ...validateOwners(metadata),
    ...(metadata.finalizers ?? []).flatMap(finalizer =>
      qualifiedNameComplaints(finalizer).map(text =>
        invalidValue('metadata.finalizers', finalizer, text),
      ),
    ),
  );
  return errors;
}

/** What an update may not change in the metadata. */
export function validateMetadataUpdate(
  metadata: ObjectMetadata,
  old: ObjectMetadata,
): FieldError[] {
  if (!old.deletionTimestamp) {
    return [];
  }
  const added = (metadata.finalizers ?? []).filter(
    finalizer => !(old.finalizers ?? []).includes(finalizer),
  );
  return added.length === 0
    ? []
    : [
        forbiddenValue(
          'metadata.finalizers',
          `no new finalizers can be added if the object is being deleted, found new finalizers []string{${added
            .map(each => JSON.stringify(each))
            .join(', ')}}`,
        ),
      ];
}
