// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { JsonObject } from '@backstage/types';
import { RefOf, TypeDefinition } from '@fourplane/plugin-fourplane-common';
import { TemplatedKind } from '@fourplane/plugin-fourplane-common';
import { Model } from '@fourplane/plugin-fourplane-node';

/** What a template says that differs from kind to kind of type. */
export interface TemplateParts {
  /** What is made: "component". */
  readonly noun: string;
  /** `spec.type`. */
  readonly type: string;
  readonly pages: readonly JsonObject[];
  readonly steps: readonly JsonObject[];
  /** What of the type the form does not say. */
  readonly remarks: readonly string[];
}

/** A type of which a template is made, and where the traits and workflows that it allows are read. */
export interface TypeReading<K extends TemplatedKind = TemplatedKind> {
  readonly ref: RefOf<K>;
  readonly definition: TypeDefinition;
  readonly model: Pick<Model, 'read' | 'unreadable'>;
}

/** Why there can be no template of a type. */
export class TemplateProblem extends Error {}
