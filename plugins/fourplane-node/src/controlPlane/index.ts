// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export { controlPlanesServiceRef } from './controlPlanesServiceRef';
export type {
  ApplyIntentOptions,
  CatalogMode,
  ControlPlane,
  ControlPlanes,
  Model,
} from './ControlPlane';
