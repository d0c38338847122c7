// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject, JsonObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import { completePod } from './completePod';
import { completeService } from './completeService';
import { withNameLabel } from './typeDefaults';

const specOf = (object: ApiObject): JsonObject =>
  isJsonObject(object.spec) ? object.spec : {};

function completeNamespace(object: ApiObject): ApiObject {
  // a namespace that got its name only now gets its label, too
  const labelled = withNameLabel(object) as ApiObject;
  return object.metadata.deletionTimestamp
    ? labelled
    : { ...labelled, spec: { finalizers: ['kubernetes'], ...specOf(object) } };
}

/** The labels a job puts on itself and its pods, so that it finds them. */
function completeJob(object: ApiObject, old: ApiObject | undefined): ApiObject {
  const spec = specOf(object);
  if (old) {
    return object;
  }
  const { name, uid } = object.metadata;
  const labels = {
    'batch.kubernetes.io/controller-uid': uid,
    'batch.kubernetes.io/job-name': name,
    'controller-uid': uid,
    'job-name': name,
  };
  if (spec.manualSelector === true) {
    return object;
  }
  const template = isJsonObject(spec.template) ? spec.template : {};
  const metadata = isJsonObject(template.metadata) ? template.metadata : {};
  return {
    ...object,
    metadata: {
      ...object.metadata,
      labels: { ...object.metadata.labels, ...labels } as Record<
        string,
        string
      >,
    },
    spec: {
      ...spec,
      selector: {
        matchLabels: { 'batch.kubernetes.io/controller-uid': uid },
      },
      template: {
        ...template,
        metadata: {
          ...metadata,
          labels: { ...(metadata.labels as JsonObject | undefined), ...labels },
        },
      },
    },
  };
}

/** A definition that is not established yet: that comes right after. */
function completeDefinition(
  object: ApiObject,
  old: ApiObject | undefined,
): ApiObject {
  const { versions } = specOf(object);
  const storedVersions = (Array.isArray(versions) ? versions : [])
    .filter(isJsonObject)
    .filter(version => version.storage === true)
    .map(version => version.name);
  return old
    ? object
    : {
        ...object,
        status: {
          acceptedNames: { kind: '', plural: '' },
          conditions: null,
          storedVersions,
        },
      };
}

type Complete = (object: ApiObject, old: ApiObject | undefined) => ApiObject;

const COMPLETE: Readonly<Record<string, Complete>> = {
  'apiextensions.v1.CustomResourceDefinition': completeDefinition,
  'batch.v1.Job': completeJob,
  'core.v1.Namespace': completeNamespace,
  'core.v1.Pod': completePod,
  'core.v1.Service': completeService,
};

/**
 * The object with what the server itself writes into its kind, which is nobody's: addresses,
 * finalizers, labels made of its uid. `old` is the stored object, if there is one.
 */
export function completeBuiltIn(
  goType: string,
  object: ApiObject,
  old: ApiObject | undefined,
): ApiObject {
  return COMPLETE[goType]?.(object, old) ?? object;
}
