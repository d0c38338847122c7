// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ComponentReleaseSpec,
  EnvironmentVariable,
  MountedFile,
  RemoteRef,
  RenderedResource,
  Values,
} from '../objects';
import { EndpointPlace } from './endpointStatus';

export interface RenderInput {
  release: ComponentReleaseSpec;
  /** The name of the workload object. */
  name: string;
  place: EndpointPlace;
  /** The seven OpenChoreo labels of the component in this environment. */
  labels: Record<string, string>;
  environmentConfigs?: Values;
  overrides?: { env?: EnvironmentVariable[]; files?: MountedFile[] };
  /** Variables from resolved connections and resources. */
  injected: { name: string; [source: string]: unknown }[];
  podAnnotations: Record<string, string>;
  secretStore?: string;
  /** Where a key of a SecretReference is kept; undefined when it names no such key. */
  remoteRefOf(name: string, key: string): RemoteRef | undefined;
}

/** The manifest of one object. */
export type RenderedObject = RenderedResource['object'];

/** With the labels of the component, and `more`. */
export const metadataOf = (
  input: RenderInput,
  name: string,
  more: Record<string, string> = {},
) => ({
  name,
  namespace: input.place.dataPlaneNamespace,
  labels: { ...input.labels, ...more },
});
