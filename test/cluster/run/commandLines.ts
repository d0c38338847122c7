// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Generation } from '../build/programs';

const loopback = '127.0.0.1';

export interface EtcdSettings {
  readonly dataFolder: string;
  readonly clientPort: number;
  readonly peerPort: number;
  /** Bytes until it refuses writes; etcd's own 2 GB when absent. */
  readonly quotaBytes?: number;
}

export function etcdArguments(settings: EtcdSettings): string[] {
  const client = `http://${loopback}:${settings.clientPort}`;
  const peer = `http://${loopback}:${settings.peerPort}`;
  return [
    `--data-dir=${settings.dataFolder}`,
    `--listen-client-urls=${client}`,
    `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--initial-cluster=default=${peer}`,
    // nothing here outlives the run
    '--unsafe-no-fsync',
    ...(settings.quotaBytes
      ? [`--quota-backend-bytes=${settings.quotaBytes}`]
      : []),
  ];
}

export interface ApiServerSettings {
  readonly port: number;
  readonly etcdUrl: string;
  /** Path of a file among the cluster's secrets. */
  readonly secret: (name: string) => string;
  readonly certFolder: string;
  readonly auditPolicyFile: string;
  readonly auditLogFile: string;
}

export function apiServerArguments(settings: ApiServerSettings): string[] {
  const { secret } = settings;
  return [
    `--etcd-servers=${settings.etcdUrl}`,
    `--bind-address=${loopback}`,
    `--advertise-address=${loopback}`,
    `--secure-port=${settings.port}`,
    // a loopback address may be in no Endpoints object
    '--endpoint-reconciler-type=none',
    `--cert-dir=${settings.certFolder}`,
    `--tls-cert-file=${secret('serving.crt')}`,
    `--tls-private-key-file=${secret('serving.key')}`,
    `--client-ca-file=${secret('ca.crt')}`,
    `--token-auth-file=${secret('tokens.csv')}`,
    '--authorization-mode=RBAC',
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${secret('service-accounts.pub')}`,
    `--service-account-signing-key-file=${secret('service-accounts.key')}`,
    '--service-cluster-ip-range=10.96.0.0/16',
    '--allow-privileged=true',
    // pods here run nowhere and need no mounted token
    '--disable-admission-plugins=ServiceAccount',
    // else it would resolve the names of simulated nodes
    '--kubelet-preferred-address-types=InternalIP',
    `--audit-policy-file=${settings.auditPolicyFile}`,
    `--audit-log-path=${settings.auditLogFile}`,
    '--audit-log-maxsize=200',
    '--audit-log-maxbackup=1',
  ];
}

/** Who did what to which object, without bodies. */
export const auditPolicy = `apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived]
rules:
  - level: None
    nonResourceURLs: ['/readyz*', '/livez*', '/healthz*']
  - level: Metadata
`;

const kubernetesControllers = [
  'namespace-controller',
  'garbage-collector-controller',
  'deployment-controller',
  'replicaset-controller',
  'statefulset-controller',
  'daemonset-controller',
  'job-controller',
  'cronjob-controller',
  'ttl-after-finished-controller',
  'endpoints-controller',
  'endpointslice-controller',
  'serviceaccount-controller',
  'pod-garbage-collector-controller',
  'disruption-controller',
  'clusterrole-aggregation-controller',
];

export function controllerManagerArguments(settings: {
  readonly kubeconfig: string;
  readonly serviceAccountKey: string;
  readonly caFile: string;
}): string[] {
  return [
    `--kubeconfig=${settings.kubeconfig}`,
    '--leader-elect=false',
    '--secure-port=0',
    `--service-account-private-key-file=${settings.serviceAccountKey}`,
    `--root-ca-file=${settings.caFile}`,
    `--controllers=${kubernetesControllers.join(',')}`,
  ];
}

export function openChoreoArguments(settings: {
  readonly generation: Generation;
  readonly kubeconfig: string;
  readonly probePort: number;
  readonly gatewayUrl: string;
}): string[] {
  return [
    `--kubeconfig=${settings.kubeconfig}`,
    '--metrics-bind-address=0',
    `--health-probe-bind-address=${loopback}:${settings.probePort}`,
    ...(settings.generation === 'v1.2'
      ? [`--cluster-gateway-url=${settings.gatewayUrl}`]
      : []),
    ...(settings.generation === 'v0.3' ? ['--enable-legacy-crds=true'] : []),
  ];
}

/** The namespace Argo's controller reads its settings from; it handles workflows of all namespaces. */
export const argoNamespace = 'argo';

/** Argo's controller serves its health on this port of every interface, and cannot be told otherwise. */
export const argoHealthPort = 6060;

export function argoArguments(settings: {
  readonly kubeconfig: string;
  readonly version: string;
}): string[] {
  return [
    `--kubeconfig=${settings.kubeconfig}`,
    `--namespace=${argoNamespace}`,
    `--executor-image=argoexec:${settings.version}`,
  ];
}
