// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { ModelRef } from '@fourplane/plugin-fourplane-common';
import {
  Authorizer,
  KubeUser,
  kubeUserOf,
  ObjectPermission,
} from '@fourplane/plugin-fourplane-node';

/** Who asks, and what they may. */
export interface Caller {
  /** Tells callers apart: a person's entity ref, or what a service is called. */
  readonly subject: string;
  /** Of a person; a service has none. */
  readonly entityRef?: string;
  /** Aborts when they no longer wait for the answer. */
  readonly signal: AbortSignal;
  may(permission: ObjectPermission, ref: ModelRef): Promise<boolean>;
  /** The references they have the permission on, in the order given. */
  filter(
    permission: ObjectPermission,
    refs: readonly ModelRef[],
  ): Promise<ModelRef[]>;
  /**
   * Who they are to Kubernetes, where writes are made with their own rights: their entity ref, and as groups the refs of
   * the groups they own things through.
   */
  kubeUser(): Promise<KubeUser | undefined>;
}

/** The caller behind a request's credentials. */
export function callerOf(options: {
  readonly credentials: BackstageCredentials;
  readonly authorizer: Authorizer;
  readonly userInfo: UserInfoService;
  readonly signal: AbortSignal;
}): Caller {
  const { credentials, authorizer, userInfo, signal } = options;
  // Only these two are let in.
  const { principal } = credentials as BackstageCredentials<
    BackstageUserPrincipal | BackstageServicePrincipal
  >;
  const entityRef =
    principal.type === 'user' ? principal.userEntityRef : undefined;
  const subject =
    principal.type === 'user' ? principal.userEntityRef : principal.subject;
  const filter: Caller['filter'] = (permission, refs) =>
    authorizer.filter(credentials, permission, refs);
  return {
    subject,
    signal,
    filter,
    ...(entityRef && { entityRef }),
    async may(permission, ref) {
      return (await filter(permission, [ref])).length > 0;
    },
    kubeUser: () => kubeUserOf(credentials, userInfo),
  };
}
