// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef, PlaneCluster } from '@fourplane/plugin-fourplane-common';

/** The Kubernetes clusters that planes are. @public */
export interface PlaneClusters {
  /**
   * What a plane's cluster has, read at most every few seconds however many ask. What cannot be read says why in its own
   * part. Never rejects.
   */
  read(plane: ModelRef): Promise<PlaneCluster>;
}
