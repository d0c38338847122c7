// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { Condition } from '../../runtime';

export interface Status {
  observedGeneration?: number;
  conditions?: Condition[];
}

export interface OrganizationStatus extends Status {
  namespace?: string;
}

export interface ProjectSpec {
  deploymentPipelineRef: string;
}

export interface PipelineSpec {
  promotionPaths?: {
    sourceEnvironmentRef: string;
    targetEnvironmentRefs: { name: string }[];
  }[];
}

export interface EnvironmentSpec {
  dataPlaneRef?: string;
  isProduction?: boolean;
  gateway?: {
    dnsPrefix?: string;
    security?: { remoteJwks?: { uri: string } };
  };
}

export interface DataPlaneSpec {
  gateway: { publicVirtualHost: string; organizationVirtualHost: string };
}

export interface ComponentSpec {
  type?: string;
  source?: {
    gitRepository?: { url: string };
    containerRegistry?: { imageName?: string };
  };
}

export interface TrackSpec {
  autoDeploy?: boolean;
}

export interface BuildSpec {
  branch?: string;
  path?: string;
  gitRevision?: string;
  buildConfiguration: {
    docker?: { context: string; dockerfilePath: string };
    buildpack?: { name: string; version?: string };
  };
}

export interface BuildStatus extends Status {
  imageStatus?: { image: string };
}

interface GroupKey {
  name: string;
  key: string;
}

export interface EnvironmentVariable {
  key: string;
  value?: string;
  valueFrom?: { configurationGroupRef?: GroupKey; secretRef?: GroupKey };
}

interface GroupName {
  name: string;
}

export interface Application {
  args?: string[];
  env?: EnvironmentVariable[];
  envFrom?: { configurationGroupRef?: GroupName; secretRef?: GroupName }[];
  fileMounts?: {
    mountPath: string;
    value?: string;
    valueFrom?: { configurationGroupRef?: GroupKey };
  }[];
  fileMountsFrom?: {
    configurationGroupRef?: GroupName & { mountPath: string };
  }[];
  probes?: { livenessProbe?: object; readinessProbe?: object };
  resourceLimits?: { cpu?: string; memory?: string };
  task?: {
    disabled?: boolean;
    schedule?: { cron: string; timezone?: string };
  };
}

interface Visibility {
  enable: boolean;
}

export interface EndpointSpec {
  type: string;
  service: { port: number; basePath?: string };
  apiSettings?: { securitySchemes?: string[] };
  networkVisibilities?: { public?: Visibility; organization?: Visibility };
}

export interface EndpointTemplate {
  metadata: {
    name?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  spec: EndpointSpec;
}

export interface EndpointStatus extends Status {
  address?: string;
}

export interface ArtifactSpec {
  targetArtifact: {
    fromBuildRef?: { name?: string; gitRevision?: string };
    fromImageRef?: { tag?: string };
  };
  configuration?: {
    application?: Application;
    endpointTemplates?: EndpointTemplate[];
  };
}

export interface DeploymentSpec {
  deploymentArtifactRef: string;
  configurationOverrides?: { application?: Application };
}

export interface ConfigurationGroupSpec {
  configurations: {
    key: string;
    values: {
      environment?: string;
      environmentGroupRef?: string;
      value?: string;
      vaultKey?: string;
    }[];
  }[];
  environmentGroups?: { name: string; environments: string[] }[];
}

export type Organization = KubeObject<unknown, OrganizationStatus>;
export type Project = KubeObject<ProjectSpec, Status>;
export type Pipeline = KubeObject<PipelineSpec, Status>;
export type Environment = KubeObject<EnvironmentSpec, Status>;
export type DataPlane = KubeObject<DataPlaneSpec, Status>;
export type Component = KubeObject<ComponentSpec, Status>;
export type Track = KubeObject<TrackSpec, Status>;
export type Build = KubeObject<BuildSpec, BuildStatus>;
export type Artifact = KubeObject<ArtifactSpec, Status>;
export type Deployment = KubeObject<DeploymentSpec, Status>;
export type Endpoint = KubeObject<EndpointSpec, EndpointStatus>;
export type ConfigurationGroup = KubeObject<ConfigurationGroupSpec>;
