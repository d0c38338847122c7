// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { SchemaHolder, TargetPlane, Template, Values } from './common';

export interface TraitUse {
  kind?: string;
  name: string;
  instanceName: string;
  parameters?: Values;
}

/** In a type; the values are templates. */
export interface EmbeddedTraitUse extends TraitUse {
  environmentConfigs?: Values;
}

export interface ValidationRule {
  rule: string;
  message: string;
}

export interface TraitTarget {
  group: string;
  version: string;
  kind: string;
  /** Sees the object as `resource`. */
  where?: string;
}

export interface PatchOperation {
  op: 'add' | 'replace' | 'remove';
  path: string;
  value?: unknown;
}

/** Something done once for each item of `forEach`. */
interface Repeated {
  forEach?: string;
  var?: string;
}

export interface PostRenderValidation extends ValidationRule, Repeated {
  when?: string;
  target: TraitTarget & { mustMatch?: boolean };
}

export interface TraitSpec {
  parameters?: SchemaHolder;
  environmentConfigs?: SchemaHolder;
  creates?: Omit<Template, 'id'>[];
  patches?: (Repeated & {
    target: TraitTarget;
    targetPlane?: TargetPlane;
    operations: PatchOperation[];
  })[];
  removes?: (Repeated & { target: TraitTarget; targetPlane?: TargetPlane })[];
  validations?: ValidationRule[];
  preRenderValidations?: ValidationRule[];
  postRenderValidations?: PostRenderValidation[];
}
