// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ObjectMetadata } from '../ApiObject';
import type { ResourceType } from '../resources/ResourceType';
import type { FieldError } from '../schema/FieldError';
import { forbiddenValue, invalidValue, required } from '../schema/FieldError';
import {
  dnsLabel,
  labelValue,
  qualifiedName,
  subdomain,
} from '../schema/nameFormats';

const ANNOTATIONS_LIMIT = 256 * 1024;
/** Names that become parts of the names of others, and so have to leave room. */
const SHORT_NAMES: Readonly<Record<string, number>> = { CronJob: 52 };

function nameComplaints(type: ResourceType, name: string): string[] {
  if (type.group === 'rbac.authorization.k8s.io') {
    return /[/%]/.test(name) || name === '.' || name === '..'
      ? [`may not be '${name}' or contain '/' or '%'`]
      : [];
  }
  const isLabel =
    type.group === '' && ['Namespace', 'Service'].includes(type.kind);
  if (isLabel) {
    return type.kind === 'Namespace' && name.includes('.')
      ? ['must not contain dots']
      : dnsLabel(name);
  }
  const limit = type.custom ? undefined : SHORT_NAMES[type.kind];
  return subdomain(limit)(name);
}

function validateLabels(labels: Record<string, string>): FieldError[] {
  return Object.entries(labels).flatMap(([key, value]) => [
    ...qualifiedName(key).map(text =>
      invalidValue('metadata.labels', key, text),
    ),
    ...labelValue(value).map(text =>
      invalidValue('metadata.labels', value, text),
    ),
  ]);
}

function validateAnnotations(
  annotations: Record<string, string>,
): FieldError[] {
  const errors = Object.keys(annotations).flatMap(key =>
    qualifiedName(key.toLowerCase()).map(text =>
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

const STANDARD_FINALIZERS = ['foregroundDeletion', 'kubernetes', 'orphan'];

function validateFinalizers(
  type: ResourceType,
  finalizers: readonly string[],
): FieldError[] {
  const isOwnKind = !type.custom && type.group !== 'apiextensions.k8s.io';
  return finalizers.flatMap((finalizer, index) => [
    ...qualifiedName(finalizer).map(text =>
      invalidValue('metadata.finalizers', finalizer, text),
    ),
    ...(isOwnKind &&
    !finalizer.includes('/') &&
    !STANDARD_FINALIZERS.includes(finalizer)
      ? [
          invalidValue(
            `metadata.finalizers[${index}]`,
            finalizer,
            'name is neither a standard finalizer name nor is it fully qualified',
          ),
        ]
      : []),
  ]);
}

function validateAttached(metadata: ObjectMetadata): FieldError[] {
  return [
    ...validateLabels(metadata.labels ?? {}),
    ...validateAnnotations(metadata.annotations ?? {}),
    ...validateOwners(metadata),
  ];
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
    ...validateAttached(metadata),
    ...validateFinalizers(type, metadata.finalizers ?? []),
  );
  return errors;
}

/** What is wrong with the metadata of an updated object, as often as a real server looks at it. */
export function validateUpdatedMetadata(
  type: ResourceType,
  metadata: ObjectMetadata,
  old: ObjectMetadata,
): FieldError[] {
  const attached = validateAttached(metadata);
  const errors = validateMetadata(type, metadata);
  const forbidden = newFinalizers(metadata, old);
  return [
    ...forbidden,
    ...attached,
    ...attached,
    ...errors,
    ...(type.custom ? [] : errors),
    ...forbidden,
  ];
}

function newFinalizers(
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
