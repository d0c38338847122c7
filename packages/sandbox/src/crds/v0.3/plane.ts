// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { openChoreoKind } from '../openChoreoKind';
import { object, required, string } from '../schema';
import { gateway, kubernetesCluster } from '../tracks/plane';
import { conditionsStatus } from '../tracks/words';

const observer = object({
  authentication: required(
    object({
      basicAuth: required(
        object({ password: required(string()), username: required(string()) }),
      ),
    }),
  ),
  url: required(string()),
});

const dataPlane = openChoreoKind({
  kind: 'DataPlane',
  shortNames: ['dp', 'dps'],
  spec: object({
    gateway: required(gateway),
    kubernetesCluster: required(kubernetesCluster),
    observer,
    registry: required(
      object({ prefix: required(string()), secretRef: string() }),
    ),
  }),
  status: conditionsStatus,
});

const buildPlane = openChoreoKind({
  kind: 'BuildPlane',
  spec: object({ kubernetesCluster: required(kubernetesCluster), observer }),
  status: object({}),
});

export const planeCrds = [dataPlane, buildPlane];
