// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from '../ApiObject';
import { isEmpty, isJsonObject } from '../ApiObject';
import type { Schema } from '../schema/Schema';
import { valueSchema } from '../schema/Schema';
import { decodeScalar } from './decodeScalar';
import { cannotUnmarshal, type DecodedField } from './DecodeError';

/** Numbers and truth values that may be absent, so that a zero says something. */
const KEPT_WHEN_ZERO = new Set(
  `activeDeadlineSeconds allowPrivilegeEscalation automountServiceAccountToken averageUtilization
  backoffLimit backoffLimitPerIndex blockOwnerDeletion collisionCount completions controller defaultMode
  deletionGracePeriodSeconds enableServiceLinks endPort expirationSeconds failedJobsHistoryLimit fsGroup
  gracePeriodSeconds hostProcess hostUsers immutable leaseDurationSeconds leaseTransitions manualSelector
  maxFailedIndexes maximum maxItems maxLength maxProperties minDomains minimum minItems minLength
  minProperties minReplicas mode multipleOf nullable optional optionalOldSelf orphanDependents parallelism
  partition port priority privileged progressDeadlineSeconds readOnlyRootFilesystem ready
  revisionHistoryLimit runAsGroup runAsNonRoot runAsUser serving setHostnameAsFQDN shareProcessNamespace
  stabilizationWindowSeconds started startingDeadlineSeconds successfulJobsHistoryLimit suspend
  terminating terminatingReplicas terminationGracePeriodSeconds tolerationSeconds ttlSecondsAfterFinished
  x-kubernetes-preserve-unknown-fields`.split(/\s+/),
);
/** Times that may be absent; every other one is written as null. */
const OPTIONAL_TIMES = new Set(
  `acquireTime completionTime creationTimestamp deletionTimestamp lastScaleTime lastScheduleTime
  lastSuccessfulTime renewTime startTime time timeAdded`.split(/\s+/),
);
/** Texts that may be absent, so that an empty one says something. */
const KEPT_WHEN_EMPTY = new Set(
  `holderIdentity ingressClassName runtimeClassName storageClassName
  volumeAttributesClassName`.split(/\s+/),
);
/** Lists that are written even where the schema does not require them; without items they are null. */
const WRITTEN_LISTS: Readonly<Record<string, readonly string[]>> = {
  'rbac.v1.ClusterRole': ['rules'],
  'autoscaling.v2.HorizontalPodAutoscalerStatus': ['currentMetrics'],
  'discovery.v1.EndpointSlice': ['endpoints', 'ports'],
  'rbac.v1.Role': ['rules'],
};

/** Types whose `replicas` may be absent; elsewhere it counts what is there. */
const WORKLOAD_SPEC = /^apps\.v1\.\w+Spec$/;

interface TypeShape {
  readonly name: string;
  readonly members: ReadonlyMap<string, Schema>;
  /** What stands where nothing is given. */
  readonly written: JsonObject;
}

const shapes = new WeakMap<Schema, TypeShape>();

function writtenValue(
  name: string,
  schema: Schema,
  isRequired: boolean,
): unknown {
  const isTime = /^meta\.v1\.(Micro)?Time$/.test(schema.goType ?? '');
  if (isTime) {
    return OPTIONAL_TIMES.has(name) ? undefined : null;
  }
  if (schema.default !== undefined) {
    if (schema.goType && schema.properties) {
      return shapeOf(schema).written;
    }
    // the name of something referred to may be left out
    const isReference = name === 'name' && !isRequired;
    const isZero = ['', 0, false].some(zero => zero === schema.default);
    return isZero && !isReference ? schema.default : undefined;
  }
  const hasZero = ['string', 'integer', 'boolean'].includes(schema.type ?? '');
  return isRequired && !hasZero ? null : undefined;
}

function shapeOf(schema: Schema): TypeShape {
  const known = shapes.get(schema);
  if (known) {
    return known;
  }
  const name = schema.goType ?? '';
  const members = new Map(Object.entries(schema.properties ?? {}));
  const needed = [...(schema.required ?? []), ...(WRITTEN_LISTS[name] ?? [])];
  const written: JsonObject = {};
  for (const [member, property] of members) {
    const value = writtenValue(member, property, needed.includes(member));
    if (value !== undefined) {
      written[member] = value;
    }
  }
  const shape = { name, members, written };
  shapes.set(schema, shape);
  return shape;
}

/** Whether a decoded member is as good as absent, and so not written again. */
function isOmitted(shape: TypeShape, name: string, value: unknown): boolean {
  const property = shape.members.get(name);
  if (name in shape.written) {
    return false;
  }
  if (value === 0 || value === false) {
    const isWanted = name === 'replicas' && WORKLOAD_SPEC.test(shape.name);
    const isEither = property?.['x-kubernetes-int-or-string'] === true;
    return !KEPT_WHEN_ZERO.has(name) && !isWanted && !isEither;
  }
  return (
    (value === '' && !KEPT_WHEN_EMPTY.has(name)) ||
    (Array.isArray(value) && value.length === 0)
  );
}

function decodeStruct(
  value: unknown,
  schema: Schema,
  field: DecodedField,
): JsonObject {
  if (!isJsonObject(value)) {
    throw cannotUnmarshal(value, schema, field);
  }
  const shape = shapeOf(schema);
  const owner = shape.name.replace(/^.*\./, '');
  const result: JsonObject = { ...shape.written };
  for (const [name, member] of Object.entries(value)) {
    const property = shape.members.get(name);
    if (property && member !== null && member !== undefined) {
      const decoded = decodeTyped(member, property, {
        owner,
        path: field.path ? `${field.path}.${name}` : name,
      });
      const isNothing =
        WRITTEN_LISTS[shape.name]?.includes(name) &&
        Array.isArray(decoded) &&
        decoded.length === 0;
      const isEmptyMap =
        valueSchema(property) !== undefined && isEmpty(decoded);
      if (!isNothing && !isEmptyMap && !isOmitted(shape, name, decoded)) {
        result[name] = decoded;
      }
    }
  }
  return result;
}

function decodeMap(
  value: unknown,
  schema: Schema,
  values: Schema,
  field: DecodedField,
): JsonObject {
  if (!isJsonObject(value)) {
    throw cannotUnmarshal(value, schema, field);
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      member === null && values.type === 'string'
        ? ''
        : decodeTyped(member, values, field),
    ]),
  );
}

/**
 * A value as Kubernetes reads it into a type of its own and writes it again: without members the
 * type does not know and without those that say nothing, with those that always stand there.
 * Throws a {@link DecodeError} in its words.
 */
export function decodeTyped(
  value: unknown,
  schema: Schema,
  field: DecodedField = { owner: '', path: '' },
): unknown {
  if (schema.properties) {
    return decodeStruct(value, schema, field);
  }
  const values = valueSchema(schema);
  if (values) {
    return decodeMap(value, schema, values, field);
  }
  if (schema.type === 'array') {
    if (!Array.isArray(value)) {
      throw cannotUnmarshal(value, schema, field);
    }
    const { items = {} } = schema;
    return value.map(each => decodeTyped(each, items, field));
  }
  return decodeScalar(value, schema, field);
}
