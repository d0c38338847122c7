// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ComponentOwner } from './component';

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
