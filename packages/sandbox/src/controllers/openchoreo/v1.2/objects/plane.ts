// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Reference, Status } from './common';

export interface GatewayListener {
  host: string;
  port: number;
}

export interface GatewayEndpoint {
  name: string;
  namespace: string;
  http?: GatewayListener;
  https?: GatewayListener;
  tls?: GatewayListener;
}

export interface Gateway {
  ingress?: { external?: GatewayEndpoint; internal?: GatewayEndpoint };
}

export interface EnvironmentSpec {
  dataPlaneRef?: Reference;
  gateway?: Gateway;
  isProduction?: boolean;
}

export interface DataPlaneSpec {
  gateway?: Gateway;
  observabilityPlaneRef?: Reference;
  secretStoreRef?: { name: string };
}

export interface PlaneStatus extends Status {
  agentConnection?: {
    connected: boolean;
    connectedAgents: number;
    lastConnectedTime?: string;
    lastHeartbeatTime?: string;
    message?: string;
  };
}

/** Where an external store keeps a secret. */
export interface RemoteRef {
  key: string;
  property?: string;
  version?: string;
}

export interface SecretReferenceSpec {
  data: { secretKey: string; remoteRef: RemoteRef }[];
}

export interface NotificationChannelSpec {
  environment: string;
  isEnvDefault?: boolean;
}
