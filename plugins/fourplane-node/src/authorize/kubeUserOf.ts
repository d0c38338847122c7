// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  BackstageCredentials,
  BackstageUserPrincipal,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { KubeUser } from '../kube/KubeApi';

/** The entity ref of the person behind credentials; `undefined` of a service. @public */
export function userEntityRefOf({
  principal,
}: BackstageCredentials<unknown>): string | undefined {
  return isUser(principal) ? principal.userEntityRef : undefined;
}

/**
 * Who somebody is to Kubernetes, where writes are made with their own rights: their entity ref, and as groups the refs of
 * the groups they own things through; `undefined` of a service.
 *
 * @public
 */
export async function kubeUserOf(
  credentials: BackstageCredentials,
  userInfo: Pick<UserInfoService, 'getUserInfo'>,
): Promise<KubeUser | undefined> {
  const name = userEntityRefOf(credentials);
  if (!name) {
    return undefined;
  }
  const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
  return { name, groups: ownershipEntityRefs.filter(ref => ref !== name) };
}

function isUser(principal: unknown): principal is BackstageUserPrincipal {
  return (principal as { type?: string } | undefined)?.type === 'user';
}
