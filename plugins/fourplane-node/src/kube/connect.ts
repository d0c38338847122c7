// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ConnectionConfig } from './connectionConfig';
import { HttpKubeApi } from './HttpKubeApi';
import { KubeApi } from './KubeApi';
import { KubeConnection } from './KubeConnection';
import { KubeconfigConnection } from './KubeconfigConnection';
import { ServerConnection } from './ServerConnection';

/** The API server a configuration names. Rejects with a `KubeError`; nothing is sent yet. */
export async function connect(config: ConnectionConfig): Promise<KubeApi> {
  return HttpKubeApi.create({ connection: await connectionOf(config) });
}

async function connectionOf(config: ConnectionConfig): Promise<KubeConnection> {
  if (config.kubeconfig) {
    return KubeconfigConnection.open(config.kubeconfig);
  }
  if (config.server !== undefined) {
    return ServerConnection.create({ ...config, server: config.server });
  }
  return ServerConnection.inCluster({ env: process.env });
}
