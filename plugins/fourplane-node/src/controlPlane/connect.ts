// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { HttpKubeApi } from '../kube/HttpKubeApi';
import { KubeApi } from '../kube/KubeApi';
import { KubeConnection } from '../kube/KubeConnection';
import { KubeconfigConnection } from '../kube/KubeconfigConnection';
import { ServerConnection } from '../kube/ServerConnection';
import { ControlPlaneConfig } from './config';

/** The API server a configuration names. Rejects with a `KubeError`; nothing is sent yet. */
export async function connect(config: ControlPlaneConfig): Promise<KubeApi> {
  return HttpKubeApi.create({ connection: await connectionOf(config) });
}

async function connectionOf(
  config: ControlPlaneConfig,
): Promise<KubeConnection> {
  if (config.kubeconfig) {
    return KubeconfigConnection.open(config.kubeconfig);
  }
  if (config.server !== undefined) {
    return ServerConnection.create({ ...config, server: config.server });
  }
  return ServerConnection.inCluster({ env: process.env });
}
