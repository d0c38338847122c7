// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export { Authorizer } from './Authorizer';
export type { AuthorizerOptions, ObjectPermission } from './Authorizer';
export { kubeUserOf, userEntityRefOf } from './kubeUserOf';
