// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Schema } from '../schema/Schema';

/** A subresource the server answers. */
export type Subresource =
  | 'status'
  | 'scale'
  | 'finalize'
  | 'binding'
  | 'token'
  | 'log'
  | 'eviction';

/** A column a definition asks for in the Table of its resource. */
export interface PrinterColumn {
  readonly name: string;
  readonly type: string;
  readonly format?: string;
  readonly description?: string;
  readonly priority?: number;
  readonly jsonPath: string;
}

/** Where an object keeps what its `scale` tells, as dotted paths. */
export interface ScalePaths {
  readonly specReplicas: string;
  readonly statusReplicas: string;
  /** A label selector, as text or as an object; undefined where none is told. */
  readonly selector: string | undefined;
}

/** Everything the server knows about one served resource. */
export interface ResourceType {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly listKind: string;
  readonly plural: string;
  readonly singular: string;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly namespaced: boolean;
  readonly subresources: readonly Subresource[];
  readonly verbs: readonly string[];
  /** Custom resources take no strategic merge patch and are read by their schema, not by a type. */
  readonly custom: boolean;
  /** Undefined where a definition gives none. */
  readonly schema: Schema | undefined;
  /** Whether `metadata.generation` is kept. */
  readonly generational: boolean;
  /** Dotted paths a field selector may name beside `metadata.name` and `metadata.namespace`. */
  readonly selectableFields: readonly string[];
  /** Undefined for what cannot be scaled. */
  readonly scale: ScalePaths | undefined;
  /** Of a custom resource; built-in kinds have columns of their own. */
  readonly printerColumns: readonly PrinterColumn[];
}

/** `openchoreo.dev/v1alpha1`, or `v1` in the core group. */
export function apiVersionOf(type: { group: string; version: string }): string {
  return type.group ? `${type.group}/${type.version}` : type.version;
}

/** What tells a served resource from all others, whatever its version. */
export function collectionKey(type: { group: string; plural: string }): string {
  return `${type.group}/${type.plural}`;
}
