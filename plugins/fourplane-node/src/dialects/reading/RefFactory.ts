// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelKind, ModelRef, RefOf } from '@fourplane/plugin-fourplane-common';
import { Projection, ReadableKind } from './ReadableKind';

type OwnedByProject =
  | 'component'
  | 'build'
  | 'release'
  | 'deployment'
  | 'resource'
  | 'resourceRelease'
  | 'resourceDeployment'
  | 'projectRelease'
  | 'projectDeployment';

/** Makes references of one control plane; absent owners leave no field behind. */
export class RefFactory {
  private readonly controlPlane: string;

  static create(options: { controlPlane: string }): RefFactory {
    return new RefFactory(options.controlPlane);
  }

  private constructor(controlPlane: string) {
    this.controlPlane = controlPlane;
  }

  /** A reference from its parts; an owner that is not given leaves no field behind. */
  of<K extends ModelKind>(
    kind: K,
    {
      tenant,
      project,
      component,
      name,
    }: Pick<ModelRef, 'tenant' | 'project' | 'component' | 'name'>,
  ): RefOf<K> {
    return {
      controlPlane: this.controlPlane,
      kind,
      ...(tenant && { tenant }),
      ...(project && { project }),
      ...(component && { component }),
      name,
    };
  }

  tenant(name: string): RefOf<'tenant'> {
    return { controlPlane: this.controlPlane, kind: 'tenant', name };
  }

  /** What a tenant owns directly. */
  inTenant<K extends 'project' | 'environment' | 'pipeline' | 'componentType'>(
    kind: K,
    tenant: string,
    name: string,
  ): RefOf<K> {
    return { controlPlane: this.controlPlane, kind, tenant, name };
  }

  /** A plane; without a tenant it is the cluster's. */
  plane<K extends 'dataPlane' | 'buildPlane' | 'observabilityPlane'>(
    kind: K,
    tenant: string | undefined,
    name: string,
  ): RefOf<K> {
    return {
      controlPlane: this.controlPlane,
      kind,
      ...(tenant && { tenant }),
      name,
    };
  }

  /** What an object that belongs to a project stands for; the project is unknown where the object does not say. */
  ofObject<K extends OwnedByProject, T>(
    modelKind: K,
    kind: ReadableKind<T>,
    object: Projection<T>,
  ): RefOf<K> {
    const { namespace = '', name } = object.metadata;
    const { project } = kind.ownerOf(object);
    return this.inProject(modelKind, namespace, project, name);
  }

  /** What a project owns; the project is absent where it is unknown. */
  inProject<K extends OwnedByProject>(
    kind: K,
    tenant: string,
    project: string | undefined,
    name: string,
  ): RefOf<K> {
    return {
      controlPlane: this.controlPlane,
      kind,
      tenant,
      ...(project && { project }),
      name,
    };
  }

  deploymentTrack(
    tenant: string,
    project: string,
    component: string,
    name: string,
  ): RefOf<'deploymentTrack'> {
    return {
      controlPlane: this.controlPlane,
      kind: 'deploymentTrack',
      tenant,
      project,
      component,
      name,
    };
  }

  endpoint(
    tenant: string,
    project: string,
    component: string,
    name: string,
  ): RefOf<'endpoint'> {
    return {
      controlPlane: this.controlPlane,
      kind: 'endpoint',
      tenant,
      project,
      component,
      name,
    };
  }

  /** Whether a reference is one of this control plane's. */
  owns(ref: RefOf<ModelKind>): boolean {
    return ref.controlPlane === this.controlPlane;
  }
}
