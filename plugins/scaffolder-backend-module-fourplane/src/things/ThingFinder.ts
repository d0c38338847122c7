// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { InputError } from '@backstage/errors';
import {
  DEFAULT_CONTROL_PLANE,
  entityRefOf,
  isRefOf,
  ModelKind,
  ModelRef,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlane, ControlPlanes } from '@fourplane/plugin-fourplane-node';
import { namePartsOf } from './namePath';
import { untilRead } from './untilRead';

/** A portal has read a large control plane by then. */
const READING_SECONDS = 60;

/** Something somebody has named, and where. `ref` is absent where an entity ref stands for nothing in the model. */
export interface NamedThing<K extends ModelKind> {
  /** The input's field it was named in. */
  readonly field: string;
  /** As it was named. */
  readonly text: string;
  readonly kind: K;
  readonly controlPlane: ControlPlane;
  readonly ref?: RefOf<K>;
  /** Looks once more for a reference that was absent. */
  readonly again?: () => RefOf<K> | undefined;
}

/** How a thing is looked for. */
export interface FindOptions {
  readonly field: string;
  /** The control plane by name; the only one, or the one named `default`, when absent. */
  readonly controlPlane?: string;
  /** What a name alone belongs to: a component's project, an environment's tenant. */
  readonly within?: ModelRef;
}

/**
 * Finds what an input names: by entity ref, as a picker gives it (`system:acme/shop`), or by resource names from the
 * tenant down (`acme/shop`). Whether it exists is for the model to say, and whether somebody may know that for the
 * permissions; so an entity ref that stands for nothing is found without a reference.
 */
export class ThingFinder {
  static create(options: {
    readonly controlPlanes: ControlPlanes;
  }): ThingFinder {
    return new ThingFinder(options.controlPlanes);
  }

  private constructor(private readonly controlPlanes: ControlPlanes) {}

  /** Waits until what is looked in has been read, as far as that is a matter of moments; of all where none is named. */
  async ready(name: string | undefined, signal: AbortSignal): Promise<void> {
    const named = name === undefined ? undefined : this.controlPlanes.get(name);
    await untilRead(named ? [named] : this.controlPlanes.list(), {
      seconds: READING_SECONDS,
      signal,
    });
  }

  /** Throws an `InputError` that names the field when there is no such control plane. */
  controlPlane(name: string | undefined): ControlPlane {
    const all = this.controlPlanes.list();
    const found =
      name === undefined
        ? this.controlPlanes.get(DEFAULT_CONTROL_PLANE) ??
          (all.length === 1 ? all[0] : undefined)
        : this.controlPlanes.get(name);
    if (found) {
      return found;
    }
    throw new InputError(
      name === undefined
        ? 'controlPlane: must be given, as this portal has several control planes and none is named "default"'
        : `controlPlane: this portal has no control plane "${name}"`,
    );
  }

  /** Throws an `InputError` that names the field when the text cannot name such a thing. */
  find<K extends ModelKind>(
    kind: K,
    text: string,
    options: FindOptions,
  ): NamedThing<K> {
    return text.includes(':')
      ? this.byEntityRef(kind, text, options)
      : this.byNames(kind, text, options);
  }

  private byEntityRef<K extends ModelKind>(
    kind: K,
    text: string,
    { field, controlPlane: name, within }: FindOptions,
  ): NamedThing<K> {
    const wanted = text.toLocaleLowerCase('en-US');
    const named = name ?? within?.controlPlane;
    const candidates =
      named === undefined
        ? this.controlPlanes.list()
        : [this.controlPlane(named)];
    const look = (controlPlane: ControlPlane) =>
      controlPlane.model
        .refs(kind)
        .find(each => isEntityOf(wanted, each, controlPlane));
    for (const controlPlane of candidates) {
      const ref = look(controlPlane);
      if (ref) {
        return { field, text, kind, controlPlane, ref };
      }
    }
    const controlPlane = candidates[0] ?? this.controlPlane(named);
    return {
      field,
      text,
      kind,
      controlPlane,
      again: () => look(controlPlane),
    };
  }

  private byNames<K extends ModelKind>(
    kind: K,
    text: string,
    { field, controlPlane: name, within }: FindOptions,
  ): NamedThing<K> {
    const controlPlane = this.controlPlane(name ?? within?.controlPlane);
    const parts = namePartsOf(kind, text, within);
    if (typeof parts === 'string') {
      throw new InputError(`${field}: ${parts}`);
    }
    const ref: ModelRef = { controlPlane: controlPlane.name, kind, ...parts };
    if (!isRefOf(ref, kind)) {
      throw new Error(`a ${kind} is a ${ref.kind}`);
    }
    return { field, text, kind, controlPlane, ref };
  }
}

/** Whether an entity ref names a thing: the one it is ingested as, or would be, or one that it is linked to. */
function isEntityOf(
  entityRef: string,
  ref: ModelRef,
  controlPlane: ControlPlane,
): boolean {
  return (
    entityRefOf(ref) === entityRef ||
    controlPlane.entityRefsOf(ref).includes(entityRef)
  );
}
