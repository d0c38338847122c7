// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Status, Values } from './common';
import { ComponentOwner } from './component';
import { EnvironmentVariable, MountedFile, Visibility } from './workload';

export interface ReleaseBindingSpec {
  owner: ComponentOwner;
  environment: string;
  releaseName?: string;
  state?: 'Active' | 'Undeploy';
  componentTypeEnvironmentConfigs?: Values;
  /** By the name of the trait's instance. */
  traitEnvironmentConfigs?: Record<string, Values>;
  workloadOverrides?: {
    container?: { env?: EnvironmentVariable[]; files?: MountedFile[] };
  };
}

export interface UrlParts {
  scheme?: string;
  host: string;
  port?: number;
  path?: string;
}

export interface EndpointStatus {
  name: string;
  type?: string;
  serviceURL?: UrlParts;
  internalURLs?: { http?: UrlParts; https?: UrlParts; tls?: UrlParts };
  externalURLs?: { http?: UrlParts; https?: UrlParts; tls?: UrlParts };
}

export interface ConnectionTarget {
  namespace: string;
  project: string;
  component: string;
  endpoint: string;
}

export interface ReleaseBindingStatus extends Status {
  lastSpecUpdateTime?: string;
  endpoints?: EndpointStatus[];
  connectionTargets?: (ConnectionTarget & {
    environment?: string;
    visibility: Visibility;
  })[];
  resolvedConnections?: (ConnectionTarget & {
    url: UrlParts;
    visibility: Visibility;
  })[];
  pendingConnections?: (ConnectionTarget & { reason: string })[];
  resourceDependencyTargets?: {
    namespace: string;
    project: string;
    resourceName: string;
    environment: string;
  }[];
  pendingResourceDependencies?: {
    namespace: string;
    project: string;
    resourceName: string;
    reason: string;
  }[];
  secretReferenceNames?: string[];
}
