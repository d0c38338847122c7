// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/*
 * OpenChoreo's CRDs as this project's own schemas, written from facts (names, types, defaults, rules),
 * and the few foreign ones its data plane objects need.
 */

export { openChoreoV12Crds } from './v1.2';
export { foreignCrds } from './foreignCrds';
