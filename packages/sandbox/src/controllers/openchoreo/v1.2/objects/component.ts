// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Reference, Status, TypeSpec, Values } from './common';
import {
  EmbeddedTraitUse,
  PostRenderValidation,
  TraitSpec,
  TraitUse,
  ValidationRule,
} from './trait';
import { WorkloadTemplate } from './workload';

export interface ComponentOwner {
  projectName: string;
  componentName: string;
}

export interface ComponentSpec {
  autoDeploy?: boolean;
  componentType: Reference;
  owner: { projectName: string };
  parameters?: Values;
  traits?: TraitUse[];
  workflow?: Reference & { parameters?: Values };
}

export interface ComponentStatus extends Status {
  latestRelease?: { name: string; releaseHash: string };
}

export type WorkloadType =
  | 'deployment'
  | 'statefulset'
  | 'cronjob'
  | 'job'
  | 'proxy';

export interface ComponentTypeSpec extends TypeSpec {
  allowedTraits?: Reference[];
  allowedWorkflows?: Reference[];
  traits?: EmbeddedTraitUse[];
  validations?: ValidationRule[];
  preRenderValidations?: ValidationRule[];
  postRenderValidations?: PostRenderValidation[];
  workloadType: WorkloadType;
}

export interface ComponentReleaseSpec {
  owner: ComponentOwner;
  componentProfile?: { parameters?: Values; traits?: TraitUse[] };
  componentType: { kind: string; name: string; spec: ComponentTypeSpec };
  traits?: { kind: string; name: string; spec: TraitSpec }[];
  workload: WorkloadTemplate;
}
