// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  DEFAULT_NAMESPACE,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  catalogNameOf,
  entityRefOf,
  ModelRef,
  refKey,
} from '@fourplane/plugin-fourplane-common';
import { CatalogConfig } from './catalogConfig';

/** Settings of {@link CatalogEntities}. */
export interface CatalogEntitiesOptions {
  readonly controlPlane: string;
  /** Everything is ingested by default. */
  readonly config?: CatalogConfig;
  /** The entity that a thing's own object names, as written there. */
  readonly namedBy: (ref: ModelRef) => string | undefined;
}

/**
 * Which catalog entities may stand for the things of a control plane. What an entity says of itself counts for nothing
 * here: registering one grants nobody anything.
 */
export class CatalogEntities {
  readonly mode: CatalogConfig['mode'];
  /** Reference key -> entity refs, as configured. */
  private readonly allowed = new Map<string, string[]>();

  static create(options: CatalogEntitiesOptions): CatalogEntities {
    return new CatalogEntities(options);
  }

  private constructor(private readonly options: CatalogEntitiesOptions) {
    const { controlPlane, config } = options;
    this.mode = config?.mode ?? 'ingest';
    for (const { entity, ...thing } of config?.links ?? []) {
      const key = refKey({ controlPlane, ...thing });
      this.allowed.set(key, [...(this.allowed.get(key) ?? []), entity]);
    }
  }

  /** Full entity refs: the one it is ingested as, then those that it is linked to, each once. */
  refsOf(ref: ModelRef): readonly string[] {
    const own = entityRefOf(ref);
    if (this.mode === 'ingest') {
      return own ? [own] : [];
    }
    const named = this.options.namedBy(ref);
    const linked = [
      ...(named ? [named] : []),
      ...(this.allowed.get(refKey(ref)) ?? []),
    ].flatMap(text => fullRef(text, ref) ?? []);
    const ingested = this.mode === 'both' && own ? [own] : [];
    return [...new Set([...ingested, ...linked])];
  }
}

/** An entity ref as written, made a full one; `undefined` where it is none, or of another kind than the thing would be. */
function fullRef(text: string, ref: ModelRef): string | undefined {
  const kind = catalogNameOf(ref)?.kind;
  if (!kind) {
    return undefined;
  }
  try {
    const parts = parseEntityRef(text, {
      defaultKind: kind,
      defaultNamespace: DEFAULT_NAMESPACE,
    });
    const isOfKind =
      parts.kind.toLocaleLowerCase('en-US') === kind.toLocaleLowerCase('en-US');
    return isOfKind ? stringifyEntityRef(parts) : undefined;
  } catch {
    return undefined;
  }
}
