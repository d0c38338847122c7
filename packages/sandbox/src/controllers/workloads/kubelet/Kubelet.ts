// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createCertificates } from '../../../Certificates';
import { SandboxClient } from '../../../client';
import { parsePodLogOptions, PodLogOptions } from '../../../podLogOptions';
import { podKind } from '../kinds';
import { Pod } from '../podsOf';
import { ContainerLog } from './ContainerLog';
import { chooseRun, ContainerRun, containersOf, runNow } from './ContainerRun';
import { logScriptOf } from './logScriptOf';
import { readLog } from './readLog';
import { WatchedPod } from './WatchedPod';

export interface KubeletOptions {
  /** Not closed by the kubelet. */
  client: SandboxClient;
  /** Hears what went wrong inside. */
  logger(line: string): void;
}

interface LogPath {
  namespace: string;
  pod: string;
  container: string;
}

function logPath(path: string): LogPath | undefined {
  const [, root, namespace, pod, container, ...rest] = path
    .split('/')
    .map(decodeURIComponent);
  return root === 'containerLogs' && container && rest.length === 0
    ? { namespace, pod, container }
    : undefined;
}

const logOf = (run: ContainerRun) => ContainerLog.create(run, logScriptOf(run));

/**
 * The door of the simulated nodes: HTTPS on 127.0.0.1, of a kubelet's API what an API server needs for `pods/log`.
 * It asks for no credentials, as what it tells is made up. Whoever wants a log is answered from the pod as the API
 * server has it; no log is kept.
 */
export class Kubelet {
  /** Rejects when it cannot listen. */
  static async start(options: KubeletOptions): Promise<Kubelet> {
    const { keyPem, certificatePem } = await createCertificates();
    const server = createServer({ key: keyPem, cert: certificatePem });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', () => resolve());
    });
    return new Kubelet(options, server);
  }

  private readonly sockets = new Set<Duplex>();

  private constructor(
    private readonly options: KubeletOptions,
    private readonly server: Server,
  ) {
    server.on('connection', socket => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
    server.on('request', (request, response) => {
      void this.answer(request, response);
    });
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Cuts every log off and frees the port. */
  async stop(): Promise<void> {
    const closed = new Promise<void>(resolve => {
      this.server.close(() => resolve());
    });
    this.sockets.forEach(socket => socket.destroy());
    await closed;
  }

  private async answer(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const url = new URL(request.url ?? '/', 'https://127.0.0.1');
    const refuse = (code: number, text: string) =>
      response.writeHead(code, { 'content-type': 'text/plain' }).end(text);
    try {
      const path = logPath(url.pathname);
      if (!path || request.method !== 'GET') {
        refuse(404, '404 page not found\n');
        return;
      }
      const parsed = parsePodLogOptions(url.searchParams);
      if (parsed.outcome === 'undecodable') {
        refuse(400, '{"message": "Unable to decode query."}');
      } else if (parsed.outcome === 'invalid') {
        refuse(422, '{"message": "Invalid request."}');
      } else {
        await this.sendLog(path, parsed.options, response, refuse);
      }
    } catch (error) {
      if (response.headersSent || response.destroyed) {
        response.destroy();
        return;
      }
      const text = error instanceof Error ? error.message : String(error);
      this.options.logger(`kubelet: ${url.pathname}: ${text}`);
      refuse(500, text);
    }
  }

  private async sendLog(
    path: LogPath,
    options: PodLogOptions,
    response: ServerResponse,
    refuse: (code: number, text: string) => void,
  ): Promise<void> {
    const { client } = this.options;
    const { apiVersion, kind } = podKind;
    const pod = (await client.find(
      apiVersion,
      kind,
      path.namespace,
      path.pod,
    )) as Pod | undefined; // of the kind that was asked for
    if (!pod) {
      refuse(404, `pod ${JSON.stringify(path.pod)} does not exist`);
      return;
    }
    const container = containersOf(pod).find(
      each => each.name === path.container,
    );
    if (!container) {
      refuse(
        404,
        `container ${JSON.stringify(
          path.container,
        )} not found in pod ${JSON.stringify(path.pod)}`,
      );
      return;
    }
    const chosen = chooseRun(pod, container, options.previous);
    if (chosen.outcome === 'refused') {
      refuse(400, chosen.message);
      return;
    }
    await this.stream(chosen.run, options, response);
  }

  private async stream(
    run: ContainerRun,
    options: PodLogOptions,
    response: ServerResponse,
  ): Promise<void> {
    const { client } = this.options;
    const { pod } = run;
    const abort = new AbortController();
    const { signal } = abort;
    response.once('close', () => abort.abort());
    const watched =
      options.follow && !run.end
        ? WatchedPod.follow({ client, pod, signal })
        : undefined;
    response.writeHead(200, { 'content-type': 'text/plain' });
    // whoever follows a silent container knows at once that it is heard
    response.flushHeaders();
    const lines = readLog({
      options,
      signal,
      now: () => Date.now(),
      current() {
        const now = watched ? runNow(run, watched.current) : run;
        return now && logOf(now);
      },
      changed: until => watched?.changed(until) ?? Promise.resolve(),
    });
    await pipeline(Readable.from(lines), response, { signal });
    abort.abort();
  }
}
