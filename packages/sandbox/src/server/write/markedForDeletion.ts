// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject, JsonObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import type { ResourceType } from '../resources/ResourceType';
import { timestamp } from './timestamp';

const statusOf = (object: ApiObject): JsonObject =>
  isJsonObject(object.status) ? object.status : {};

/** A namespace says itself that it is ending. */
function endingNamespace(object: ApiObject): ApiObject {
  return { ...object, status: { ...statusOf(object), phase: 'Terminating' } };
}

/** The finalizer that keeps a definition until its objects are gone. */
export const CRD_FINALIZER = 'customresourcecleanup.apiextensions.k8s.io';

/** A definition, too, and waits for its objects; it counts no generation of its own end and knows no grace. */
function endingDefinition(object: ApiObject, before: ApiObject): ApiObject {
  const status = statusOf(object);
  const { deletionGracePeriodSeconds: _grace, ...metadata } = object.metadata;
  const conditions = Array.isArray(status.conditions) ? status.conditions : [];
  return {
    ...object,
    metadata: {
      ...metadata,
      generation: before.metadata.generation,
      finalizers: [
        ...(metadata.finalizers ?? []).filter(each => each !== CRD_FINALIZER),
        CRD_FINALIZER,
      ],
    } as ApiObject['metadata'],
    status: {
      ...status,
      conditions: [
        ...conditions,
        {
          type: 'Terminating',
          status: 'True',
          lastTransitionTime: timestamp(),
          reason: 'InstanceDeletionPending',
          message:
            'CustomResourceDefinition marked for deletion; CustomResource deletion will begin soon',
        },
      ],
    },
  };
}

/** What to change of an object that is deleted and held back. */
export interface DeletionMark {
  /** The finalizer that carries out how its dependents are to go, if there is one. */
  readonly finalizer: string | undefined;
  readonly graceSeconds: number;
}

/** An object that is to be deleted, as it is kept until nothing holds it any more. */
export function markedForDeletion(
  type: ResourceType,
  object: ApiObject,
  { finalizer, graceSeconds }: DeletionMark,
): ApiObject {
  const { metadata } = object;
  const isKnown = metadata.deletionTimestamp !== undefined;
  const finalizers = metadata.finalizers ?? [];
  const marked: ApiObject = {
    ...object,
    metadata: {
      ...metadata,
      deletionTimestamp: metadata.deletionTimestamp ?? timestamp(graceSeconds),
      deletionGracePeriodSeconds: graceSeconds,
      generation:
        type.generational && !isKnown && metadata.generation !== undefined
          ? metadata.generation + 1
          : metadata.generation,
      finalizers:
        finalizer && !finalizers.includes(finalizer)
          ? [...finalizers, finalizer]
          : metadata.finalizers,
    },
  };
  switch (type.schema?.goType) {
    case 'core.v1.Namespace':
      return endingNamespace(marked);
    case 'apiextensions.v1.CustomResourceDefinition':
      return isKnown ? marked : endingDefinition(marked, object);
    default:
      return marked;
  }
}
