// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Condition } from '../../../runtime';

export interface Status {
  observedGeneration?: number;
  conditions?: Condition[];
}

export interface Reference {
  kind?: string;
  name: string;
}

export type Values = Record<string, unknown>;

export interface LatestRelease {
  name: string;
  hash: string;
}

export interface SchemaHolder {
  openAPIV3Schema?: Values;
}

export type TargetPlane = 'dataplane' | 'observabilityplane';

export interface Template {
  id: string;
  includeWhen?: string;
  readyWhen?: string;
  forEach?: string;
  /** What an item of `forEach` is called; `item` by default. */
  var?: string;
  targetPlane?: TargetPlane;
  template: Values;
}

export interface TypeSpec {
  parameters?: SchemaHolder;
  environmentConfigs?: SchemaHolder;
  resources: Template[];
}

export interface ObjectReference {
  apiVersion: string;
  kind: string;
  name: string;
  namespace?: string;
}
