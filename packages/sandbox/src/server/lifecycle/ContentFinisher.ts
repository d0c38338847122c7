// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isJsonObject } from '../ApiObject';
import type { ResourceRegistry } from '../resources/ResourceRegistry';
import { collectionKey } from '../resources/ResourceType';
import type { ObjectStore } from '../store/ObjectStore';
import type { ObjectRemover } from '../write/ObjectRemover';
import { plainDelete } from '../write/ObjectRemover';
import { CRD_FINALIZER } from '../write/markedForDeletion';

const NAMESPACES = '/namespaces';
const DEFINITIONS = 'apiextensions.k8s.io/customresourcedefinitions';

/** Empties terminating namespaces and the resources of terminating CRDs, and lets them go once empty. */
export class ContentFinisher {
  readonly #store: ObjectStore;
  readonly #registry: ResourceRegistry;
  readonly #remover: ObjectRemover;
  readonly #unsubscribe: () => void;
  #scheduled: NodeJS.Immediate | undefined;
  #terminating = false;

  private constructor(options: {
    store: ObjectStore;
    registry: ResourceRegistry;
    remover: ObjectRemover;
  }) {
    this.#store = options.store;
    this.#registry = options.registry;
    this.#remover = options.remover;
    this.#unsubscribe = this.#store.subscribe(event => {
      const isContainer =
        event.collection === NAMESPACES || event.collection === DEFINITIONS;
      if (
        isContainer &&
        event.current.object.metadata.deletionTimestamp !== undefined
      ) {
        this.#terminating = true;
      }
      if (this.#terminating) {
        this.#scheduled ??= setImmediate(() => this.#run());
      }
    });
  }

  static create(options: {
    store: ObjectStore;
    registry: ResourceRegistry;
    remover: ObjectRemover;
  }): ContentFinisher {
    return new ContentFinisher(options);
  }

  stop(): void {
    this.#unsubscribe();
    if (this.#scheduled) {
      clearImmediate(this.#scheduled);
    }
  }

  #run(): void {
    this.#scheduled = undefined;
    const isTerminating = (collection: string) =>
      this.#store
        .list(collection)
        .filter(each => each.object.metadata.deletionTimestamp !== undefined);
    const definitions = isTerminating(DEFINITIONS);
    const namespaces = isTerminating(NAMESPACES);
    this.#terminating = definitions.length + namespaces.length > 0;
    definitions.forEach(each => this.#finishDefinition(each.key));
    namespaces.forEach(each => this.#finishNamespace(each.key));
  }

  /** Deletes what is there and says how much is left after. */
  #empty(group: string, plural: string, namespace?: string): number {
    const type = this.#registry
      .all()
      .find(each => each.group === group && each.plural === plural);
    const collection = `${group}/${plural}`;
    const content = () =>
      this.#store
        .list(collection)
        .filter(
          each =>
            namespace === undefined ||
            each.object.metadata.namespace === namespace,
        );
    for (const { object } of type ? content() : []) {
      if (type && object.metadata.deletionTimestamp === undefined) {
        this.#remover.remove(
          type,
          object.metadata.namespace,
          object.metadata.name,
          plainDelete,
        );
      }
    }
    return content().length;
  }

  #finishDefinition(key: string): void {
    const object = this.#store.get(DEFINITIONS, key)?.object;
    const spec = isJsonObject(object?.spec) ? object.spec : {};
    const names = isJsonObject(spec.names) ? spec.names : {};
    if (!object || this.#empty(String(spec.group), String(names.plural)) > 0) {
      return;
    }
    const finalizers = (object.metadata.finalizers ?? []).filter(
      each => each !== CRD_FINALIZER,
    );
    if (finalizers.length === 0) {
      this.#store.remove(DEFINITIONS, key);
    } else if (finalizers.length < (object.metadata.finalizers ?? []).length) {
      this.#store.put(DEFINITIONS, {
        ...object,
        metadata: { ...object.metadata, finalizers },
      });
    }
  }

  #finishNamespace(name: string): void {
    const left = this.#registry
      .all()
      .filter(type => type.namespaced)
      .map(type => collectionKey(type).split('/'))
      .reduce(
        (sum, [group, plural]) => sum + this.#empty(group, plural, name),
        0,
      );
    const object = this.#store.get(NAMESPACES, name)?.object;
    if (left > 0 || !object) {
      return;
    }
    const spec = isJsonObject(object.spec) ? object.spec : {};
    const finalizers = Array.isArray(spec.finalizers) ? spec.finalizers : [];
    const others = finalizers.filter(each => each !== 'kubernetes');
    if (others.length > 0 || object.metadata.finalizers?.length) {
      if (others.length < finalizers.length) {
        this.#store.put(NAMESPACES, {
          ...object,
          spec: { ...spec, finalizers: others },
        });
      }
      return;
    }
    this.#store.remove(NAMESPACES, name);
  }
}
