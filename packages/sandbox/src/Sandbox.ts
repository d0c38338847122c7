// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { randomUUID } from 'node:crypto';
import { stringify } from 'yaml';
import { KubeObject, parseManifests, SandboxClient } from './client';
import { startControllers } from './controllers';
import {
  OpenSearchOptions,
  RunningOpenSearch,
  startOpenSearch,
} from './openSearch/startOpenSearch';
import {
  PrometheusOptions,
  RunningPrometheus,
  startPrometheus,
} from './prometheus/startPrometheus';
import {
  crdsOf,
  generations,
  wantedGenerations,
  type Generation,
} from './generations';
import { applySeed } from './seed';
import type { ApiObject } from './server/ApiObject';
import { ApiServer } from './server/ApiServer';
import type { SandboxTokens } from './server/auth/TokenAuthenticator';
import { bulkComponents } from './server/bulk/bulkComponents';
import { bulkRuns } from './server/bulk/bulkRuns';
import type { Faults } from './server/faults/Faults';
import type { RequestLog } from './server/faults/RequestLog';
import { readManifestFiles } from './server/readManifestFiles';
import { timestamp } from './server/write/timestamp';

/** What a sandbox is to hold and do. */
export interface SandboxOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  /**
   * The OpenChoreo generation that is served and simulated, v1.2 by default. Several make a mixed cluster; v0.3 and
   * v1.2 exclude each other, because they share an API group.
   */
  generation?: Generation | readonly Generation[];
  /** Whether the simulated OpenChoreo and workload controllers run; they do by default. */
  controllers?: boolean;
  /** `platform`: tenants, planes, environments, pipelines and types. `demo`: those and projects with components. */
  seed?: 'none' | 'demo' | 'platform';
  /** Every YAML file below is applied. */
  seedDir?: string;
  /** How many generated components of v1.2, each with its workload, of upstream byte size. */
  components?: number;
  /** How many finished builds the generated components have between them; needs `components`. */
  runs?: number;
  /** CRDs from the YAML files of a directory instead of the sandbox's own. */
  crdsDir?: string;
  /** The simulators' clock: `instant` (the default) for tests, `natural` for demonstrations. */
  pace?: 'instant' | 'natural';
  /** Makes what the simulators choose repeatable. */
  randomSeed?: number;
  /** Whether the pods' logs are kept in a stand-in for OpenSearch, too; they are not by default. */
  openSearch?: boolean | OpenSearchOptions;
  /** Whether the pods are measured, and a stand-in for Prometheus tells it; they are not by default. */
  prometheus?: boolean | PrometheusOptions;
  /** At least this many changes can be looked back on by watches; 20,000 by default. */
  historySize?: number;
  logger?: (line: string) => void;
}

/** A running sandbox. */
export interface Sandbox {
  /** `https://127.0.0.1:<port>`. */
  readonly url: string;
  /** The CA its clients must trust. */
  readonly caPem: string;
  /** The administrator's bearer token. */
  readonly token: string;
  readonly tokens: SandboxTokens;
  /** A kubeconfig for the administrator, as YAML. */
  readonly kubeconfig: string;
  readonly client: SandboxClient;
  readonly faults: Faults;
  readonly requests: RequestLog;
  /** Where the pods' logs are kept, if that was asked for. */
  readonly openSearch?: RunningOpenSearch;
  /** Where the pods' measurements are, if that was asked for. */
  readonly prometheus?: RunningPrometheus;
  /** Sends a bookmark to every watch that allows them, as real servers do about once a minute. */
  sendBookmarks(): void;
  /** How many watches are open now. */
  openWatches(): number;
  /** Ends the controllers and closes every connection; may be called again. */
  stop(): Promise<void>;
}

function kubeconfigText(server: ApiServer): string {
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'fourplane-sandbox',
    clusters: [
      {
        name: 'fourplane-sandbox',
        cluster: {
          server: server.url,
          'certificate-authority-data': Buffer.from(server.caPem).toString(
            'base64',
          ),
        },
      },
    ],
    users: [
      { name: 'sandbox-admin', user: { token: server.tokens.admin } },
      { name: 'viewer', user: { token: server.tokens.viewer } },
    ],
    contexts: [
      {
        name: 'fourplane-sandbox',
        context: { cluster: 'fourplane-sandbox', user: 'sandbox-admin' },
      },
      {
        name: 'fourplane-sandbox-viewer',
        context: { cluster: 'fourplane-sandbox', user: 'viewer' },
      },
    ],
  });
}

async function fill(
  client: SandboxClient,
  server: ApiServer,
  generation: readonly Generation[],
  options: SandboxOptions,
): Promise<void> {
  const definitions = options.crdsDir
    ? await readManifestFiles(options.crdsDir)
    : parseManifests(crdsOf(generation));
  server.install(definitions.map(each => ({ ...each })));
  if (options.seed && options.seed !== 'none') {
    await applySeed(client, {
      generation,
      seed: options.seed,
      load: objects => server.load(objects.map(asLoaded)),
    });
  }
  if (options.components) {
    server.load(bulkComponents(options.components));
    server.load(bulkRuns(options.runs ?? 0, options.components));
  }
  if (options.seedDir) {
    await client.apply(await readManifestFiles(options.seedDir));
  }
}

/** What a server would have filled in. */
function asLoaded({ metadata, ...rest }: KubeObject): ApiObject {
  const uid = metadata.uid ?? randomUUID();
  const creationTimestamp = metadata.creationTimestamp ?? timestamp();
  return {
    ...rest,
    metadata: { generation: 1, ...metadata, uid, creationTimestamp },
  };
}

/** Throws where what is to be generated does not fit. */
function checkBulk(
  options: SandboxOptions,
  generation: readonly Generation[],
): void {
  if (options.components && !generation.includes('v1.2')) {
    throw new Error(
      `components are generated for v1.2 only, not for ${generation.join(
        ' and ',
      )}; leave them out, or add the generation v1.2`,
    );
  }
  if (options.runs && !options.components) {
    throw new Error(
      'runs are generated for generated components; say how many there are, such as components: 1',
    );
  }
}

/**
 * Starts an OpenChoreo control plane in memory: the API server, OpenChoreo's CRDs, the wanted
 * content and the simulated controllers. Rejects, with nothing left running, when any of it fails.
 */
export async function startSandbox(
  options: SandboxOptions = {},
): Promise<Sandbox> {
  const logger = options.logger ?? (() => {});
  const generation = wantedGenerations(options.generation);
  checkBulk(options, generation);
  const server = await ApiServer.start({
    port: options.port ?? 0,
    historySize: options.historySize,
    logger,
  });
  const client = SandboxClient.create({
    url: server.url,
    caPem: server.caPem,
    token: server.tokens.admin,
  });
  let controllers: { stop(): Promise<void> } | undefined;
  let openSearch: RunningOpenSearch | undefined;
  let prometheus: RunningPrometheus | undefined;
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= (async () => {
      await controllers?.stop();
      await openSearch?.stop();
      await prometheus?.stop();
      await client.close();
      await server.stop();
    })();
    return stopping;
  };
  try {
    if (options.openSearch) {
      openSearch = await startOpenSearch({
        ...(options.openSearch === true ? {} : options.openSearch),
        client,
        generation: generation[generation.length - 1],
        logger,
      });
    }
    if (options.prometheus) {
      prometheus = await startPrometheus({
        ...(options.prometheus === true ? {} : options.prometheus),
        client,
        logger,
      });
    }
    await fill(client, server, generation, options);
    if (options.controllers ?? true) {
      // upstream's controller-manager answers them, so without it nobody is asked
      server.askBeforeWrites(
        generation.flatMap(name => generations[name].webhooks),
      );
      controllers = await startControllers({
        client,
        generation,
        pace: options.pace ?? 'instant',
        randomSeed: options.randomSeed,
        logger,
      });
    }
  } catch (error) {
    await stop();
    throw error;
  }
  server.requests.reset();
  return {
    url: server.url,
    caPem: server.caPem,
    token: server.tokens.admin,
    tokens: server.tokens,
    kubeconfig: kubeconfigText(server),
    client,
    faults: server.faults,
    requests: server.requests,
    openSearch,
    prometheus,
    sendBookmarks: () => server.sendBookmarks(),
    openWatches: () => server.openWatches,
    stop,
  };
}
