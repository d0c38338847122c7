// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ModelByKind,
  ModelKind,
  modelKinds,
  ModelRef,
  Reading,
  refKey,
  RefOf,
  Unreadable,
} from '@fourplane/plugin-fourplane-common';
import { ClusterCache } from '../cache/ClusterCache';
import { Dialect, RefScope } from '../dialects/Dialect';
import { Model } from './ControlPlane';

/** What a model is read from: the words and the objects. */
export interface ModelSource {
  readonly dialect: Dialect;
  readonly cache: ClusterCache;
}

/** The model of the current dialect and cache; empty before there are any. One object for the life of a process. */
export class ClusterModel implements Model {
  private source: ModelSource | undefined;

  static create(): ClusterModel {
    return new ClusterModel();
  }

  private constructor() {}

  /** Reads from another source from now on. Returns every reference that may read differently. */
  use(source: ModelSource): ModelRef[] {
    const before = this.everything();
    this.source = source;
    const refs = new Map(
      [...before, ...this.everything()].map(ref => [refKey(ref), ref]),
    );
    return [...refs.values()];
  }

  read<K extends ModelKind>(ref: RefOf<K>): Reading<ModelByKind[K]> {
    return this.source
      ? this.source.dialect.read(ref, this.source.cache)
      : { state: 'absent' };
  }

  refs<K extends ModelKind>(kind: K, scope: RefScope = {}): RefOf<K>[] {
    return this.source
      ? this.source.dialect.refs(kind, scope, this.source.cache)
      : [];
  }

  /** The catalog entity that a thing's own object names, as written there. */
  entityOf(ref: ModelRef): string | undefined {
    return this.source?.dialect.entityOf(ref, this.source.cache);
  }

  isComplete(kind: ModelKind): boolean {
    if (!this.source) {
      return false;
    }
    const { dialect, cache } = this.source;
    return dialect.sources(kind).every(source => cache.isSynced(source));
  }

  unreadable(): Unreadable[] {
    return this.source ? this.source.dialect.unreadable(this.source.cache) : [];
  }

  private everything(): ModelRef[] {
    return modelKinds.flatMap<ModelRef>(kind => this.refs(kind));
  }
}
