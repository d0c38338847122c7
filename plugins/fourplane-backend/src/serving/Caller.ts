// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  BackstageCredentials,
  BackstageUserPrincipal,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { ModelRef } from '@fourplane/plugin-fourplane-common';
import {
  Authorizer,
  KubeUser,
  ObjectPermission,
} from '@fourplane/plugin-fourplane-node';

/** Who asks, and what they may. */
export interface Caller {
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
  const { principal } = credentials as BackstageCredentials<unknown>;
  const entityRef = isUser(principal) ? principal.userEntityRef : undefined;
  const filter: Caller['filter'] = (permission, refs) =>
    authorizer.filter(credentials, permission, refs);
  return {
    signal,
    filter,
    ...(entityRef && { entityRef }),
    async may(permission, ref) {
      return (await filter(permission, [ref])).length > 0;
    },
    async kubeUser() {
      if (!entityRef) {
        return undefined;
      }
      const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
      return {
        name: entityRef,
        groups: ownershipEntityRefs.filter(ref => ref !== entityRef),
      };
    },
  };
}

function isUser(principal: unknown): principal is BackstageUserPrincipal {
  return (principal as { type?: string } | undefined)?.type === 'user';
}
