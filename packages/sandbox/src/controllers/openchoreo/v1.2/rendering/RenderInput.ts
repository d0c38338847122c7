// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { RenderedResource } from '../../inventory';
import {
  ComponentReleaseSpec,
  EnvironmentVariable,
  Gateway,
  MountedFile,
  RemoteRef,
  Values,
} from '../objects';

/** A variable of a container, with its value or where that is. */
export interface Variable {
  name: string;
  [source: string]: unknown;
}

/** What a component depends on, as templates see it. */
export interface Dependencies {
  /** Endpoints of other components. */
  items: (Values & { envVars: Variable[] })[];
  /** Managed resources. */
  resources: (Values & { envVars: Variable[] })[];
}

export interface RenderInput {
  release: ComponentReleaseSpec;
  /** The control-plane namespace. */
  tenant: string;
  environment: string;
  dataPlaneNamespace: string;
  /** The `metadata` of templates. */
  metadata: Values;
  /** The seven OpenChoreo labels of the component in this environment. */
  labels: Record<string, string>;
  /** The `dataplane` of templates. */
  dataPlane: Values;
  /** The gateway of the environment, or else of its data plane. */
  gateway?: Gateway;
  environmentGateway?: Gateway;
  notificationChannel?: string;
  environmentConfigs?: Values;
  /** By the name of the trait's instance. */
  traitEnvironmentConfigs?: Record<string, Values>;
  overrides?: { env?: EnvironmentVariable[]; files?: MountedFile[] };
  dependencies: Dependencies;
  podAnnotations: Record<string, string>;
  /** Where a key of a SecretReference is kept; undefined when it names no such key. */
  remoteRefOf(name: string, key: string): RemoteRef | undefined;
}

/** The manifest of one object. */
export type RenderedObject = RenderedResource['object'];
