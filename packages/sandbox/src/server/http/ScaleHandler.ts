// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject, JsonObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import { builtInSchema } from '../builtIn/builtInSchema';
import type { ResourceType, ScalePaths } from '../resources/ResourceType';
import { invalidValue } from '../schema/FieldError';
import { selectorText } from '../store/selectorText';
import { decodeObject } from '../write/decodeObject';
import type { ObjectWriter } from '../write/ObjectWriter';
import type { WriteTarget, WrittenObject } from '../write/WriteTarget';
import { checkName, writtenObject } from '../write/WriteTarget';
import { internalError, invalid } from './StatusError';

/** The kind in which the scale of an object is read and written. */
export const scaleType: ResourceType = {
  group: 'autoscaling',
  version: 'v1',
  kind: 'Scale',
  listKind: 'ScaleList',
  plural: 'scales',
  singular: 'scale',
  shortNames: [],
  categories: [],
  namespaced: true,
  subresources: [],
  verbs: ['get', 'patch', 'update'],
  custom: false,
  schema: builtInSchema('autoscaling.v1.Scale'),
  generational: false,
  selectableFields: [],
  scale: undefined,
  printerColumns: [],
};

function valueAt(object: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, step) => (isJsonObject(value) ? value[step] : undefined),
      object,
    );
}

function withValueAt(
  object: JsonObject,
  [step, ...rest]: readonly string[],
  value: unknown,
): JsonObject {
  const below = object[step];
  return {
    ...object,
    [step]:
      rest.length === 0
        ? value
        : withValueAt(isJsonObject(below) ? below : {}, rest, value),
  };
}

/** How many replicas an object has and wants, as the kind `Scale`. */
function scaleOf(paths: ScalePaths, object: ApiObject): ApiObject {
  const { name, namespace, uid, resourceVersion, creationTimestamp } =
    object.metadata;
  const selector = paths.selector && valueAt(object, paths.selector);
  const replicas = valueAt(object, paths.specReplicas);
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: replicas ? { replicas } : {},
    status: {
      replicas: valueAt(object, paths.statusReplicas) ?? 0,
      ...(selector ? { selector: selectorText(selector) } : {}),
    },
  };
}

/** Reads and writes the scale of objects. */
export class ScaleHandler {
  readonly #writer: ObjectWriter;

  private constructor(writer: ObjectWriter) {
    this.#writer = writer;
  }

  static create(options: { writer: ObjectWriter }): ScaleHandler {
    return new ScaleHandler(options.writer);
  }

  /** The scale of an object; throws a 404, and a 500 for a custom resource that does not say how many it wants. */
  read(
    target: Pick<WriteTarget, 'type' | 'namespace' | 'name'>,
    paths: ScalePaths,
  ): WrittenObject {
    const { object } = this.#writer.current(target);
    const isUnsaid = valueAt(object, paths.specReplicas) === undefined;
    if (target.type.custom && isUnsaid) {
      throw internalError(
        `the spec replicas field ".${paths.specReplicas}" does not exist`,
      );
    }
    return writtenObject(scaleOf(paths, object));
  }

  /** Sets the replicas of an object to those of a changed scale; throws what the change is refused for. */
  write(
    target: WriteTarget,
    paths: ScalePaths,
    change: (scale: ApiObject) => unknown,
  ): WrittenObject {
    const current = scaleOf(paths, this.#writer.current(target).object);
    const scale = decodeObject(scaleType, change(current));
    checkName(target, scale);
    const spec = isJsonObject(scale.spec) ? scale.spec : {};
    const replicas = Number(spec.replicas ?? 0);
    if (replicas < 0) {
      throw invalid(
        { group: 'autoscaling', kind: 'Scale', name: target.name },
        [
          invalidValue(
            'spec.replicas',
            replicas,
            'must be greater than or equal to 0',
          ),
        ],
      );
    }
    const { resourceVersion } = scale.metadata;
    const written = this.#writer.patch(target, object =>
      withValueAt(
        { ...object, metadata: { ...object.metadata, resourceVersion } },
        paths.specReplicas.split('.'),
        replicas,
      ),
    );
    return writtenObject(scaleOf(paths, written.object));
  }

  /** As {@link write} for an applied scale; throws a 409 when others own the replicas. */
  apply(
    target: WriteTarget,
    paths: ScalePaths,
    applied: JsonObject,
    force: boolean,
  ): WrittenObject {
    const { object } = this.#writer.current(target);
    const spec = isJsonObject(applied.spec) ? applied.spec : {};
    const whole: JsonObject = {
      apiVersion: object.apiVersion,
      kind: object.kind,
      metadata: { name: target.name },
    };
    const written = this.#writer.apply(
      target,
      spec.replicas === undefined
        ? whole
        : withValueAt(whole, paths.specReplicas.split('.'), spec.replicas),
      force,
    );
    return writtenObject(scaleOf(paths, written.object));
  }
}
