// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LatestRelease, Reference, Status, TypeSpec, Values } from './common';

export interface ProjectSpec {
  deploymentPipelineRef: Reference;
  parameters?: Values;
  type: Reference;
}

export interface ProjectStatus extends Status {
  latestRelease?: LatestRelease;
}

export interface ProjectReleaseSpec {
  owner: { projectName: string };
  parameters?: Values;
  projectType: { kind: string; name: string; spec: TypeSpec };
}

export interface ProjectReleaseBindingSpec {
  environment: string;
  environmentConfigs?: Values;
  owner: { projectName: string };
  projectRelease?: string;
}

export interface ProjectReleaseBindingStatus extends Status {
  namespace?: string;
}

export interface PipelineSpec {
  promotionPaths?: {
    sourceEnvironmentRef: Reference;
    targetEnvironmentRefs: Reference[];
  }[];
}
