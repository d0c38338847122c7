// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { readAccess, StandInName } from '@fourplane/sandbox/standInAccess';
import { Progress } from './Progress';
import { ServiceProcess } from './ServiceProcess';
import { SetupError } from './SetupError';
import { repoRoot } from './repoRoot';

/** What serves a control plane: it writes `--kubeconfig-out PATH` once it is ready, and runs until it is ended. */
export interface ControlPlaneProgram {
  readonly name: string;
  /** For people: what it is. */
  readonly about: string;
  /** Below the repository. */
  readonly script: string;
  readonly args: readonly string[];
}

export interface DemoPortalOptions {
  readonly appPort: number;
  readonly backendPort: number;
  readonly controlPlane: ControlPlaneProgram;
  /** Where kubeconfig and logs go. */
  readonly stateDir: string;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

export interface DemoPortal {
  readonly appUrl: string;
  readonly backendUrl: string;
  readonly kubeconfig: string;
  readonly logs: readonly string[];
  /** Resolves with the name of the first part that ended by itself. */
  readonly broken: Promise<string>;
  stop(): Promise<void>;
}

const READY_TIMEOUT_MS = 240_000;

/** The sandbox, with what it is told beside its port and the kubeconfig's place. */
export function sandboxProgram(
  port: number,
  args: readonly string[],
): ControlPlaneProgram {
  return {
    name: 'sandbox',
    about: 'the sandbox (an OpenChoreo control plane in memory)',
    script: 'packages/sandbox/src/cli.ts',
    args: ['--port', String(port), ...args],
  };
}

/** Starts a control plane and the portal over it, and waits until the portal serves its page. */
export async function startDemoPortal(
  options: DemoPortalOptions,
): Promise<DemoPortal> {
  const kubeconfig = join(options.stateDir, 'kubeconfig');
  const services: ServiceProcess[] = [];
  const stop = async () => {
    await Promise.all(services.map(service => service.stop()));
    rmSync(kubeconfig, { force: true });
  };
  mkdirSync(options.stateDir, { recursive: true });
  rmSync(kubeconfig, { force: true });
  try {
    await options.progress.step(
      `starting ${options.controlPlane.about}`,
      async () => {
        const server = startControlPlane(options, kubeconfig);
        services.push(server);
        await until(() => existsSync(kubeconfig), server, options.signal);
      },
    );
    const appUrl = `http://localhost:${options.appPort}`;
    const backendUrl = `http://localhost:${options.backendPort}`;
    await options.progress.step(
      'starting the portal (backend and frontend)',
      async () => {
        const portal = startPortalProcess(
          options,
          { appUrl, backendUrl },
          kubeconfig,
        );
        services.push(portal);
        await until(
          () => answers(`${backendUrl}/.backstage/health/v1/readiness`),
          portal,
          options.signal,
        );
        await until(() => answers(appUrl), portal, options.signal);
      },
    );
    await options.progress.step('filling the catalog', () =>
      until(
        () => isCatalogFilled(backendUrl),
        services[services.length - 1],
        options.signal,
      ),
    );
    return {
      appUrl,
      backendUrl,
      kubeconfig,
      logs: services.map(service => service.logFile),
      broken: Promise.race(
        services.map(service => service.exited.then(() => service.name)),
      ),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function startControlPlane(
  { controlPlane, stateDir }: DemoPortalOptions,
  kubeconfig: string,
): ServiceProcess {
  const { name, script, args } = controlPlane;
  return ServiceProcess.start({
    name,
    command: process.execPath,
    args: [
      '--require',
      join(repoRoot, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
      join(repoRoot, script),
      '--kubeconfig-out',
      kubeconfig,
      ...args,
    ],
    cwd: repoRoot,
    logFile: join(stateDir, `${name}.log`),
  });
}

function startPortalProcess(
  options: DemoPortalOptions,
  urls: { appUrl: string; backendUrl: string },
  kubeconfig: string,
): ServiceProcess {
  return ServiceProcess.start({
    name: 'portal',
    command: process.execPath,
    args: [
      join(repoRoot, 'node_modules/@backstage/cli/bin/backstage-cli'),
      'repo',
      'start',
    ],
    cwd: repoRoot,
    env: {
      SANDBOX_KUBECONFIG: kubeconfig,
      ...standInVariables(kubeconfig, 'opensearch'),
      ...standInVariables(kubeconfig, 'prometheus'),
      NODE_ENV: 'development',
      BROWSER: 'none',
      // Without its marker the child prints plain lines and takes no input.
      CI: undefined,
      APP_CONFIG_app_baseUrl: urls.appUrl,
      APP_CONFIG_backend_baseUrl: urls.backendUrl,
      APP_CONFIG_backend_listen_port: String(options.backendPort),
      APP_CONFIG_backend_cors_origin: urls.appUrl,
    },
    logFile: join(options.stateDir, 'portal.log'),
  });
}

/** How the portal asks a stand-in of the sandbox; nothing where it runs without. */
function standInVariables(
  kubeconfig: string,
  name: StandInName,
): Record<string, string> {
  const access = readAccess(kubeconfig, name);
  const prefix = `SANDBOX_${name.toUpperCase()}`;
  return access
    ? {
        [`${prefix}_URL`]: access.url,
        [`${prefix}_PASSWORD`]: access.password,
        [`${prefix}_CA`]: access.caData,
      }
    : {};
}

/** Waits for a condition while a service runs; fails with the service's last lines when it ends or takes too long. */
async function until(
  condition: () => boolean | Promise<boolean>,
  service: ServiceProcess,
  signal: AbortSignal,
): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  for (;;) {
    signal.throwIfAborted();
    if (await condition()) {
      return;
    }
    if (!service.running) {
      throw new SetupError(
        `The ${
          service.name
        } ended while starting. Its last lines:\n${service.tail(20)}`,
        `The whole log: ${service.logFile}`,
      );
    }
    if (Date.now() > deadline) {
      throw new SetupError(
        `The ${service.name} was not ready after ${
          READY_TIMEOUT_MS / 1000
        } s. Its last lines:\n${service.tail(20)}`,
        `The whole log: ${service.logFile}`,
      );
    }
    await delay(200, undefined, { signal });
  }
}

async function answers(url: string): Promise<boolean> {
  return (await fetchQuietly(url))?.status === 200;
}

/** Whether somebody can sign in and finds components in the catalog. */
async function isCatalogFilled(backendUrl: string): Promise<boolean> {
  const session = await fetchQuietly(
    `${backendUrl}/api/auth/developer/refresh`,
    {
      'x-requested-with': 'XMLHttpRequest',
    },
  );
  if (session?.status !== 200) {
    return false;
  }
  const { backstageIdentity } = await session.json();
  const components = await fetchQuietly(
    `${backendUrl}/api/catalog/entities/by-query?filter=kind=component&limit=1&fields=kind`,
    { authorization: `Bearer ${backstageIdentity.token}` },
  );
  return components?.status === 200 && (await components.json()).totalItems > 0;
}

/** While a server starts, no answer is an answer: undefined. */
async function fetchQuietly(
  url: string,
  headers: Record<string, string> = {},
): Promise<Response | undefined> {
  try {
    return await fetch(url, { headers, signal: AbortSignal.timeout(5_000) });
  } catch {
    return undefined;
  }
}
