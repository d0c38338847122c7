// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { writeFileSync } from 'node:fs';
import { SandboxClient } from '@fourplane/sandbox/client';
import { Program, ProgramName } from '../build/programs';
import { ClusterError } from '../ClusterError';
import { ask, etcdComplaint } from './ask';
import {
  apiServerArguments,
  argoArguments,
  auditPolicy,
  controllerManagerArguments,
  etcdArguments,
  openChoreoArguments,
} from './commandLines';
import { Credentials } from './Credentials';
import { RunningProgram } from './RunningProgram';
import { ClusterPlan } from './supervisorMessages';
import { untilReady } from './untilReady';

/** What a step needs of the cluster that is being started. */
export interface Launch {
  readonly plan: ClusterPlan;
  readonly credentials: Credentials;
  /** Where the API server is or will be. */
  readonly url: string;
  readonly auditLogFile: string;
  /** A path in the run's folder. */
  path(name: string): string;
  /** Starts a program and has it watched over. */
  run(
    name: ProgramName,
    args: readonly string[],
    env?: Readonly<Record<string, string>>,
  ): Promise<RunningProgram>;
  onProgress(line: string): void;
}

export async function startEtcd(
  launch: Launch,
  options: { clientPort: number; peerPort: number; etcdUrl: string },
): Promise<void> {
  const { clientPort, peerPort, etcdUrl } = options;
  const etcd = await launch.run(
    'etcd',
    etcdArguments({
      dataFolder: launch.path('etcd'),
      clientPort,
      peerPort,
      quotaBytes: launch.plan.etcdQuotaBytes,
    }),
  );
  await untilReady(
    etcd,
    async () => (await ask(`${etcdUrl}/health`))?.status === 200,
  );
}

export async function startApiServer(
  launch: Launch,
  { port, etcdUrl }: { port: number; etcdUrl: string },
): Promise<void> {
  const { credentials, url } = launch;
  const auditPolicyFile = launch.path('audit-policy.yaml');
  writeFileSync(auditPolicyFile, auditPolicy);
  const apiServer = await launch.run(
    'kube-apiserver',
    apiServerArguments({
      port,
      etcdUrl,
      secret: name => credentials.file(name),
      certFolder: launch.path('secrets'),
      auditPolicyFile,
      auditLogFile: launch.auditLogFile,
    }),
  );
  await untilReady(apiServer, async () => {
    const answer = await ask(`${url}/readyz`, {
      caPem: credentials.caPem,
      token: credentials.token('admin'),
    });
    // it would try to write for ever; the supervisor asks etcd why
    if (answer?.status !== 200 && (await etcdComplaint(etcdUrl))) {
      throw new ClusterError('etcd takes no writes');
    }
    return answer?.status === 200;
  });
  launch.onProgress(`✔ kube-apiserver answers at ${url}`);
}

/** Kubernetes' own controllers and OpenChoreo's. */
export async function startControllers(
  launch: Launch,
  options: { probePort: number; gatewayUrl: string; client: SandboxClient },
): Promise<void> {
  const { plan, credentials, url } = launch;
  const { probePort, gatewayUrl, client } = options;
  const kubernetes = await launch.run(
    'kube-controller-manager',
    controllerManagerArguments({
      kubeconfig: credentials.writeKubeconfig(url, 'kube-controller-manager'),
      serviceAccountKey: credentials.file('service-accounts.key'),
      caFile: credentials.caFile,
    }),
  );
  const manager = await launch.run(
    `openchoreo-${plan.generation}`,
    openChoreoArguments({
      generation: plan.generation,
      kubeconfig: credentials.writeKubeconfig(url, 'openchoreo'),
      probePort,
      gatewayUrl,
    }),
    { ENABLE_WEBHOOKS: 'false' },
  );
  await untilReady(manager, async () => {
    const answer = await ask(`http://127.0.0.1:${probePort}/readyz`);
    return answer?.status === 200;
  });
  // it has no health port; this object is among the first it makes
  await untilReady(
    kubernetes,
    async () =>
      (await client.find('v1', 'ServiceAccount', 'default', 'default')) !==
      undefined,
  );
  launch.onProgress(
    `✔ kube-controller-manager and OpenChoreo ${manager.version} run`,
  );
}

/** Argo's controller. It has no health port of its own choice, so nobody waits for it. */
export async function startArgo(
  launch: Launch,
  program: Program,
): Promise<void> {
  const { credentials, url } = launch;
  const argo = await launch.run(
    program.name,
    argoArguments({
      kubeconfig: credentials.writeKubeconfig(url, 'argo'),
      version: program.version,
    }),
    {
      LEADER_ELECTION_DISABLE: 'true',
      // it waits that long before it looks at a workflow again, ten seconds by default for each step
      DEFAULT_REQUEUE_TIME: '1s',
    },
  );
  launch.onProgress(`✔ Argo's workflow-controller ${argo.version} runs`);
}
