// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readAccess, StandInName } from '@fourplane/sandbox/standInAccess';
import { Progress } from './Progress';
import { ServiceProcess } from './ServiceProcess';
import { answers, isCatalogFilled, until } from './portalReadiness';
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
  /** Further control planes, by the names that the portal gives them. */
  readonly others?: Readonly<Record<string, ControlPlaneProgram>>;
  /** Catalog locations beside those of the configuration, as files of the repository. */
  readonly locations?: readonly string[];
  /** The portal to start; the demo's when absent. */
  readonly portal?: PortalProgram;
  /** Where kubeconfig and logs go. */
  readonly stateDir: string;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** A portal in a folder of its own. */
export interface PortalProgram {
  readonly dir: string;
  readonly env: Readonly<Record<string, string>>;
  /** Who may sign in without being asked for anything. */
  readonly signIn: string;
  /** Told the control plane's kubeconfig before the portal starts. */
  onKubeconfig(file: string): void;
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
    Object.keys(options.others ?? {}).forEach(name =>
      rmSync(otherKubeconfig(options.stateDir, name), { force: true }),
    );
  };
  mkdirSync(options.stateDir, { recursive: true });
  rmSync(kubeconfig, { force: true });
  try {
    await options.progress.step(
      `starting ${options.controlPlane.about}`,
      async () => {
        const server = startControlPlane(options, kubeconfig);
        services.push(server);
        const others = startOthers(options);
        services.push(...others.map(({ server: other }) => other));
        await until(() => existsSync(kubeconfig), server, options.signal);
        for (const { server: other, file } of others) {
          await until(() => existsSync(file), other, options.signal);
        }
      },
    );
    options.portal?.onKubeconfig(kubeconfig);
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
        () =>
          isCatalogFilled(backendUrl, options.portal?.signIn ?? 'developer'),
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

/** The further control planes, each with its kubeconfig. */
function startOthers(options: DemoPortalOptions) {
  return Object.entries(options.others ?? {}).map(([name, controlPlane]) => {
    const file = otherKubeconfig(options.stateDir, name);
    rmSync(file, { force: true });
    const server = startControlPlane({ ...options, controlPlane }, file);
    return { server, file };
  });
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
  const dir = options.portal?.dir ?? repoRoot;
  return ServiceProcess.start({
    name: 'portal',
    // the one that the portal's PATH finds
    command: options.portal ? 'node' : process.execPath,
    args: [
      join(dir, 'node_modules/@backstage/cli/bin/backstage-cli'),
      'repo',
      'start',
    ],
    cwd: dir,
    env: {
      ...options.portal?.env,
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
      ...moreControlPlanes(options, kubeconfig),
      ...moreLocations(options),
    },
    logFile: join(options.stateDir, 'portal.log'),
  });
}

function otherKubeconfig(stateDir: string, name: string): string {
  return join(stateDir, `kubeconfig-${name}`);
}

/** A list of the configuration is set as a whole; nothing where there are no others. */
function moreControlPlanes(
  { others, stateDir }: DemoPortalOptions,
  kubeconfig: string,
): Record<string, string> {
  const controlPlane = (name: string, title: string, path: string) => ({
    name,
    title,
    kubeconfig: { path },
    writes: 'serviceAccount',
    planes: 'colocated',
  });
  return others
    ? {
        APP_CONFIG_fourplane_controlPlanes: JSON.stringify([
          controlPlane('default', 'Sandbox', kubeconfig),
          ...Object.keys(others).map(name =>
            controlPlane(name, name, otherKubeconfig(stateDir, name)),
          ),
        ]),
      }
    : {};
}

function moreLocations({
  locations,
}: DemoPortalOptions): Record<string, string> {
  const ofRepository = (target: string, ...allow: string[]) => ({
    type: 'file',
    target: join(repoRoot, target),
    rules: [{ allow }],
  });
  return locations
    ? {
        APP_CONFIG_catalog_locations: JSON.stringify([
          ofRepository('examples/org.yaml', 'User', 'Group'),
          ofRepository('examples/templates/all.yaml', 'Location', 'Template'),
          ...locations.map(file => ofRepository(file, 'Template')),
        ]),
      }
    : {};
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
