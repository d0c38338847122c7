// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import { establishedStatus } from '../resources/customResources';
import type { ResourceType } from '../resources/ResourceType';
import type { ObjectStore } from '../store/ObjectStore';
import { ownUpdated } from '../write/apply/fieldOwnership';
import { timestamp } from '../write/timestamp';

const DEFINITIONS = 'apiextensions.k8s.io/customresourcedefinitions';

/** Whose the status of definitions is. */
const MANAGER = 'kube-apiserver';

function isEstablished(crd: ApiObject): boolean {
  const { conditions } = isJsonObject(crd.status) ? crd.status : {};
  return (
    Array.isArray(conditions) &&
    conditions.some(each => isJsonObject(each) && each.type === 'Established')
  );
}

/** Accepts the names of a new definition and declares its resources served, right after it was created. */
export class DefinitionEstablisher {
  readonly #store: ObjectStore;
  readonly #type: ResourceType;
  readonly #unsubscribe: () => void;

  private constructor(store: ObjectStore, type: ResourceType) {
    this.#store = store;
    this.#type = type;
    this.#unsubscribe = store.subscribe(event => {
      const { collection, current } = event;
      const isNew = event.type !== 'DELETED' && !isEstablished(current.object);
      if (collection === DEFINITIONS && isNew) {
        // others hear of the creation first
        queueMicrotask(() => this.#establish(current.key));
      }
    });
  }

  /** `type` is that of definitions themselves. */
  static create(options: {
    store: ObjectStore;
    type: ResourceType;
  }): DefinitionEstablisher {
    return new DefinitionEstablisher(options.store, options.type);
  }

  stop(): void {
    this.#unsubscribe();
  }

  #establish(key: string): void {
    const crd = this.#store.get(DEFINITIONS, key)?.object;
    if (!crd || isEstablished(crd) || crd.metadata.deletionTimestamp) {
      return;
    }
    const time = timestamp();
    const established: ApiObject = {
      ...crd,
      status: establishedStatus(crd, time),
    };
    const by = { manager: MANAGER, subresource: 'status', type: this.#type };
    this.#store.put(
      DEFINITIONS,
      ownUpdated({ ...by, time }, crd, established, undefined),
    );
  }
}
