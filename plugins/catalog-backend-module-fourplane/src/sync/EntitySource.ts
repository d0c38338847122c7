// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ControlPlane } from '@fourplane/plugin-fourplane-node';

/** What the sync needs of a control plane. */
export type EntitySource = Pick<
  ControlPlane,
  | 'name'
  | 'model'
  | 'changes'
  | 'status'
  | 'statusChanges'
  | 'relist'
  | 'reportProblems'
>;
