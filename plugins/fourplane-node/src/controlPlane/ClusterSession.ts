// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LoggerService } from '@backstage/backend-plugin-api';
import { ModelRef, refKey } from '@fourplane/plugin-fourplane-common';
import { ClusterCache } from '../cache/ClusterCache';
import { ReflectorState, ReflectorTiming } from '../cache/Reflector';
import { Change, Dialect } from '../dialects/Dialect';
import { KubeApi } from '../kube/KubeApi';
import { DiscoveredDialect } from './discoverDialect';

/** What a session tells its owner. */
export interface ClusterSessionListener {
  /** These may read differently now; each once. */
  onTouched(refs: readonly ModelRef[]): void;
  onStatus(state: ReflectorState): void;
}

/** Settings of a {@link ClusterSession}. */
export interface ClusterSessionOptions {
  readonly controlPlane: string;
  readonly api: KubeApi;
  readonly discovered: DiscoveredDialect;
  readonly listener: ClusterSessionListener;
  readonly logger: LoggerService;
  readonly timing?: ReflectorTiming;
}

/** A cluster watched in one dialect, for as long as it speaks that. */
export class ClusterSession {
  readonly dialect: Dialect;
  readonly cache: ClusterCache;

  static create(options: ClusterSessionOptions): ClusterSession {
    return new ClusterSession(options);
  }

  private constructor(private readonly options: ClusterSessionOptions) {
    const { controlPlane, api, discovered, listener, timing } = options;
    this.dialect = discovered.definition.create({
      controlPlane,
      served: discovered.discovery.served,
    });
    this.cache = ClusterCache.create({
      api,
      kinds: this.dialect.kinds,
      timing,
      listener: {
        onChanges: changes => this.take(changes),
        onStatus: (_, state) => listener.onStatus(state),
      },
    });
  }

  get api(): KubeApi {
    return this.options.api;
  }

  get discovered(): DiscoveredDialect {
    return this.options.discovered;
  }

  private take(changes: readonly Change[]): void {
    const touched = new Map<string, ModelRef>();
    for (const change of changes) {
      for (const ref of this.touchedBy(change)) {
        touched.set(refKey(ref), ref);
      }
    }
    if (touched.size > 0) {
      this.options.listener.onTouched([...touched.values()]);
    }
  }

  private touchedBy(change: Change): readonly ModelRef[] {
    try {
      return this.dialect.touchedBy(change, this.cache);
    } catch (error) {
      const { namespace, name } =
        (change.after ?? change.before)?.metadata ?? {};
      this.options.logger.error(
        `Cannot tell what a change of ${change.kind} ${namespace}/${name} affects`,
        error instanceof Error ? error : undefined,
      );
      return [];
    }
  }
}
