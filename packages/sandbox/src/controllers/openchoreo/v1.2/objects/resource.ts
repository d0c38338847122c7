// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LatestRelease, Reference, Status, TypeSpec, Values } from './common';

export interface OutputSource {
  name: string;
  value?: string;
  secretKeyRef?: { name: string; key: string };
  configMapKeyRef?: { name: string; key: string };
}

export interface ResourceTypeSpec extends TypeSpec {
  outputs?: OutputSource[];
  retainPolicy?: 'Delete' | 'Retain';
}

export interface ResourceSpec {
  owner: { projectName: string };
  parameters?: Values;
  type: Reference;
}

export interface ResourceStatus extends Status {
  latestRelease?: LatestRelease;
}

export interface ResourceReleaseSpec {
  owner: { projectName: string; resourceName: string };
  parameters?: Values;
  resourceType: { kind: string; name: string; spec: ResourceTypeSpec };
}

export interface ResourceReleaseBindingSpec {
  environment: string;
  owner: { projectName: string; resourceName: string };
  resourceRelease?: string;
  resourceTypeEnvironmentConfigs?: Values;
  retainPolicy?: 'Delete' | 'Retain';
}

export interface ResourceReleaseBindingStatus extends Status {
  outputs?: OutputSource[];
}
