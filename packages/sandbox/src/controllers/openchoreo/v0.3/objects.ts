// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { Condition } from '../../runtime';
import { InventoryEntry, RenderedResource } from '../inventory';

/* The fields of OpenChoreo v0.3 objects that the simulators read and write. */

export type Values = Record<string, unknown>;

export interface ComponentOwner {
  projectName: string;
  componentName: string;
}

export interface Status {
  conditions?: Condition[];
}

export interface ComponentSpec {
  owner: { projectName: string };
  type: string;
}

export interface EnvironmentSpec {
  dataPlaneRef?: string;
}

export interface DataPlaneSpec {
  registry: { prefix: string };
}

export interface BuildSpec {
  owner: ComponentOwner;
  repository: {
    url: string;
    appPath: string;
    revision: { branch?: string; commit?: string };
  };
  templateRef: {
    name: string;
    parameters?: { name: string; value: string }[];
  };
}

export interface BuildStatus extends Status {
  imageStatus?: { image: string };
}

export interface WorkloadContainer {
  image: string;
  command?: string[];
  args?: string[];
  env?: { key: string; value?: string; valueFrom?: object }[];
}

export interface WorkloadEndpoint {
  type: string;
  port: number;
}

export interface Connection {
  type: string;
  params?: Record<string, string>;
  inject: { env: { name: string; value: string }[] };
}

/** What a binding copies of a Workload. */
export interface WorkloadFields {
  containers?: Record<string, WorkloadContainer>;
  endpoints?: Record<string, WorkloadEndpoint>;
  connections?: Record<string, Connection>;
}

export interface WorkloadSpec extends WorkloadFields {
  owner: ComponentOwner;
}

export interface ServiceApi {
  type: string;
  className: string;
  rest?: {
    backend?: { port: number; basePath?: string };
    exposeLevels?: string[];
  };
}

export interface RunningSpec {
  owner: ComponentOwner;
  workloadName: string;
  className: string;
  apis?: Record<string, ServiceApi>;
}

export type ReleaseState = 'Active' | 'Suspend' | 'Undeploy';

export interface BindingSpec {
  owner: ComponentOwner;
  environment: string;
  className: string;
  releaseState?: ReleaseState;
  workloadSpec: WorkloadFields;
  apis?: Record<string, ServiceApi>;
}

export interface Access {
  host: string;
  port: number;
  scheme?: string;
  basePath?: string;
  uri?: string;
}

export interface BindingEndpoint {
  name: string;
  type: string;
  project?: Access;
  organization?: Access;
  public?: Access;
}

export interface BindingStatus extends Status {
  endpoints?: BindingEndpoint[];
}

export interface ReleaseSpec {
  owner: ComponentOwner;
  environmentName: string;
  resources?: RenderedResource[];
}

export interface ReleaseStatus extends Status {
  resources?: InventoryEntry[];
}

export interface ServingClassSpec {
  deploymentTemplate?: Values;
  serviceTemplate?: Values;
}

export interface ScheduledTaskClassSpec {
  cronJobTemplate?: Values;
}

export interface RestPolicy {
  authentication?: {
    type: string;
    jwt?: { issuer: string; jwks: string; audience?: string[] };
    oauth2?: { scopes?: string[] };
  };
  circuitBreaker?: { enabled: boolean } & Record<string, unknown>;
  cors?: Values & { maxAge?: number };
  rateLimit?: { requests: number; window: string };
  security?: { allowedIPs?: string[]; blockedIPs?: string[] };
}

export interface ApiClassSpec {
  restPolicy?: {
    defaults?: RestPolicy;
    public?: RestPolicy;
    organization?: RestPolicy;
  };
}

export interface GitCommitRequestSpec {
  repoURL: string;
  branch?: string;
  authSecretRef?: string;
}

export interface GitCommitRequestStatus {
  phase?: 'Succeeded' | 'Failed';
  message?: string;
  observedBranch?: string;
  observedSHA?: string;
}

export type Build = KubeObject<BuildSpec, BuildStatus>;
export type Running = KubeObject<RunningSpec>;
export type Workload = KubeObject<WorkloadSpec>;
export type Binding = KubeObject<BindingSpec, BindingStatus>;
export type Release = KubeObject<ReleaseSpec, ReleaseStatus>;
