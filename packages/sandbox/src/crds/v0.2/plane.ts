// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { list, object, required, string } from '../schema';
import { gateway, kubernetesCluster } from '../tracks/plane';
import { conditionsStatus, texts } from '../tracks/words';
import { choreoKind } from './choreoKind';

/** A plane that workloads run on; by its label, builds do, too. */
export const dataPlaneCrd = choreoKind({
  kind: 'DataPlane',
  shortNames: ['dp', 'dps'],
  spec: object({
    gateway: required(gateway),
    kubernetesCluster: required(kubernetesCluster),
    registry: required(
      object({
        imagePushSecrets: list(
          object({ name: required(string()), prefix: required(string()) }),
        ),
        unauthenticated: texts,
      }),
    ),
  }),
  status: conditionsStatus,
});
