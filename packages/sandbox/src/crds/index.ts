// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/*
 * OpenChoreo's CRDs as this project's own schemas, written from facts (names, types, defaults, rules), a
 * folder a generation (`tracks`: kinds v0.2 and v0.3 share), and the few foreign ones its data plane objects need.
 */

export { openChoreoV02Crds } from './v0.2';
export { openChoreoV03Crds } from './v0.3';
export { openChoreoV12Crds } from './v1.2';
export { foreignCrds, type ForeignKind } from './foreignCrds';
