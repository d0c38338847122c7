// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Condition } from '../runtime';

/* The fields of OpenChoreo v1.2 objects that the simulators read and write. */

export interface Status {
  observedGeneration?: number;
  conditions?: Condition[];
}

export interface Reference {
  kind?: string;
  name: string;
}

export type Values = Record<string, unknown>;

export interface ComponentOwner {
  projectName: string;
  componentName: string;
}

export interface LatestRelease {
  name: string;
  hash: string;
}

export interface ProjectSpec {
  deploymentPipelineRef: Reference;
  parameters?: Values;
  type: Reference;
}

export interface ProjectStatus extends Status {
  latestRelease?: LatestRelease;
}

export interface SchemaHolder {
  openAPIV3Schema?: Values;
}

export interface Template {
  id: string;
  includeWhen?: string;
  readyWhen?: string;
  forEach?: string;
  targetPlane?: string;
  template: Values;
}

export interface TypeSpec {
  parameters?: SchemaHolder;
  environmentConfigs?: SchemaHolder;
  resources: Template[];
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

export interface GatewayListener {
  host: string;
  port: number;
}

export interface GatewayEndpoint {
  name: string;
  namespace: string;
  http?: GatewayListener;
  https?: GatewayListener;
  tls?: GatewayListener;
}

export interface Gateway {
  ingress?: { external?: GatewayEndpoint; internal?: GatewayEndpoint };
}

export interface EnvironmentSpec {
  dataPlaneRef?: Reference;
  gateway?: Gateway;
  isProduction?: boolean;
}

export interface DataPlaneSpec {
  gateway?: Gateway;
  secretStoreRef?: { name: string };
}

export interface PlaneStatus extends Status {
  agentConnection?: {
    connected: boolean;
    connectedAgents: number;
    lastConnectedTime?: string;
    lastHeartbeatTime?: string;
    message?: string;
  };
}

export interface TraitUse {
  kind?: string;
  name: string;
  instanceName: string;
  parameters?: Values;
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
  traits?: TraitUse[];
  workloadType: WorkloadType;
}

export interface ValueFrom {
  secretKeyRef?: { name: string; key: string };
}

export interface EnvironmentVariable {
  key: string;
  value?: string;
  valueFrom?: ValueFrom;
}

export interface MountedFile extends EnvironmentVariable {
  mountPath: string;
}

/** Where an external store keeps a secret. */
export interface RemoteRef {
  key: string;
  property?: string;
  version?: string;
}

export interface SecretReferenceSpec {
  data: { secretKey: string; remoteRef: RemoteRef }[];
}

export interface Container {
  image: string;
  args?: string[];
  command?: string[];
  env?: EnvironmentVariable[];
  files?: MountedFile[];
}

export type Visibility = 'project' | 'namespace' | 'internal' | 'external';

export interface Endpoint {
  basePath?: string;
  port: number;
  targetPort?: number;
  type: 'HTTP' | 'gRPC' | 'GraphQL' | 'Websocket' | 'TCP' | 'UDP';
  visibility?: Visibility[];
  schema?: { type?: string; content?: string };
}

export interface EndpointDependency {
  project?: string;
  component: string;
  name: string;
  visibility: 'project' | 'namespace';
  envBindings: {
    address?: string;
    host?: string;
    port?: string;
    basePath?: string;
  };
}

export interface ResourceDependency {
  ref: string;
  envBindings?: Record<string, string>;
  fileBindings?: Record<string, string>;
}

export interface WorkloadTemplate {
  container: Container;
  endpoints?: Record<string, Endpoint>;
  dependencies?: {
    endpoints?: EndpointDependency[];
    resources?: ResourceDependency[];
  };
}

export interface WorkloadSpec extends WorkloadTemplate {
  owner: ComponentOwner;
}

export interface ComponentReleaseSpec {
  owner: ComponentOwner;
  componentProfile?: { parameters?: Values; traits?: TraitUse[] };
  componentType: { kind: string; name: string; spec: ComponentTypeSpec };
  traits?: { kind: string; name: string; spec: Values }[];
  workload: WorkloadTemplate;
}

export interface ReleaseBindingSpec {
  owner: ComponentOwner;
  environment: string;
  releaseName?: string;
  state?: 'Active' | 'Undeploy';
  componentTypeEnvironmentConfigs?: Values;
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

export interface RenderedResource {
  id: string;
  object: {
    apiVersion: string;
    kind: string;
    metadata: {
      name: string;
      namespace?: string;
      labels?: Record<string, string>;
      annotations?: Record<string, string>;
    };
    [field: string]: unknown;
  };
}

export interface RenderedReleaseSpec {
  environmentName: string;
  owner: {
    projectName: string;
    componentName?: string;
    resourceName?: string;
  };
  resources?: RenderedResource[];
  targetPlane?: 'dataplane' | 'observabilityplane';
}

export type HealthStatus =
  | 'Healthy'
  | 'Progressing'
  | 'Degraded'
  | 'Suspended'
  | 'Unknown';

export interface InventoryEntry {
  id: string;
  group?: string;
  version: string;
  kind: string;
  name: string;
  namespace?: string;
  healthStatus?: HealthStatus;
  lastObservedTime?: string;
  status?: unknown;
}

export interface RenderedReleaseStatus extends Status {
  resources?: InventoryEntry[];
}

export interface WorkflowSpec {
  parameters?: SchemaHolder;
  runTemplate: Values;
  resources?: Template[];
  ttlAfterCompletion?: string;
  workflowPlaneRef?: Reference;
}

export type TaskPhase =
  | 'Pending'
  | 'Running'
  | 'Succeeded'
  | 'Failed'
  | 'Skipped'
  | 'Error';

export interface WorkflowTask {
  name: string;
  phase?: TaskPhase;
  startedAt?: string;
  completedAt?: string;
  message?: string;
}

export interface WorkflowRunSpec {
  ttlAfterCompletion?: string;
  workflow: Reference & { parameters?: Values };
}

export interface ObjectReference {
  apiVersion: string;
  kind: string;
  name: string;
  namespace?: string;
}

export interface WorkflowRunStatus extends Status {
  startedAt?: string;
  completedAt?: string;
  runReference?: ObjectReference;
  /** What is made for the run beside the workflow itself. */
  resources?: ObjectReference[];
  tasks?: WorkflowTask[];
}

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
