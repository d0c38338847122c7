// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { coreResources } from './coreResources';
import type { ResourceType } from './ResourceType';
import { apiVersionOf } from './ResourceType';

/** The resources the server serves now: the built-in ones and those of the stored CRDs. */
export class ResourceRegistry {
  readonly #builtIn = coreResources();
  readonly #custom = new Map<string, readonly ResourceType[]>();
  #byPath = new Map<string, ResourceType>();
  #all: readonly ResourceType[] = [];
  #revision = 0;

  private constructor() {
    this.#index();
  }

  static create(): ResourceRegistry {
    return new ResourceRegistry();
  }

  /** Grows with every change of what is served. */
  get revision(): number {
    return this.#revision;
  }

  all(): readonly ResourceType[] {
    return this.#all;
  }

  find(
    group: string,
    version: string,
    plural: string,
  ): ResourceType | undefined {
    return this.#byPath.get(`${group}/${version}/${plural}`);
  }

  findKind(apiVersion: string, kind: string): ResourceType | undefined {
    return this.#all.find(
      type => type.kind === kind && apiVersionOf(type) === apiVersion,
    );
  }

  /** The resource by which others are defined. */
  get definitions(): ResourceType {
    const found = this.findKind(
      'apiextensions.k8s.io/v1',
      'CustomResourceDefinition',
    );
    if (!found) {
      throw new Error('no resource of definitions is among the built-in ones');
    }
    return found;
  }

  /** Whether a group is one of Kubernetes' own. */
  isBuiltIn(group: string): boolean {
    return this.#builtIn.some(type => type.group === group);
  }

  /** Serves a CRD's resources, one for each served version; none takes them out of service. */
  setCustom(crdName: string, types: readonly ResourceType[]): void {
    if (types.length > 0) {
      this.#custom.set(crdName, types);
    } else {
      this.#custom.delete(crdName);
    }
    this.#index();
  }

  #index(): void {
    this.#revision += 1;
    this.#all = [...this.#builtIn, ...[...this.#custom.values()].flat()];
    this.#byPath = new Map(
      this.#all.map(type => [
        `${type.group}/${type.version}/${type.plural}`,
        type,
      ]),
    );
  }
}
