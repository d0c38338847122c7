// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  createServer,
  IncomingHttpHeaders,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { Agent, request } from 'node:https';

export interface ClusterGatewayOptions {
  /** The API server that plays every plane. */
  readonly url: string;
  readonly caPem: string;
  readonly token: string;
}

export interface ClusterGateway {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Stands in for OpenChoreo's cluster gateway and the agents behind it: passes what the controllers send to a plane
 * on to one API server, with a token of its own, and calls every plane connected. No exec, no wire logs.
 */
export async function startClusterGateway(
  options: ClusterGatewayOptions,
): Promise<ClusterGateway> {
  const agent = new Agent({ ca: options.caPem, keepAlive: true });
  const server = createServer((incoming, response) => {
    const route = gatewayRoute(incoming.method ?? 'GET', incoming.url ?? '/');
    if (route.kind === 'plane') {
      forward(incoming, response, route.path, options, agent);
      return;
    }
    response.writeHead(route.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(route.body));
  });
  const url = await listen(server);
  return {
    url,
    async stop() {
      agent.destroy();
      const closed = new Promise(resolve => {
        server.close(resolve);
      });
      server.closeAllConnections();
      await closed;
    },
  };
}

export type GatewayRoute =
  /** To the API server of a plane. */
  | { readonly kind: 'plane'; readonly path: string }
  | { readonly kind: 'answer'; readonly status: number; readonly body: object };

/** What a request to the gateway means. Paths: `/api/proxy/<type>/<id>/<namespace>/<name>/k8s/…`, `/api/v1/planes/…`. */
export function gatewayRoute(method: string, url: string): GatewayRoute {
  const [path] = url.split('?');
  const plane = /^\/api\/proxy\/[^/]+\/[^/]+\/[^/]*\/[^/]+\/k8s(\/.*)$/.exec(
    url,
  );
  if (plane) {
    return { kind: 'plane', path: plane[1] };
  }
  const status = /^\/api\/v1\/planes\/([^/]+)\/([^/]+)\/status$/.exec(path);
  if (method === 'GET' && status) {
    return answer(200, {
      planeType: status[1],
      planeID: decodeURIComponent(status[2]),
      connected: true,
      connectedAgents: 1,
      lastSeen: new Date().toISOString(),
    });
  }
  if (
    method === 'POST' &&
    /^\/api\/v1\/planes\/(notify|[^/]+\/[^/]+\/reconnect)$/.test(path)
  ) {
    return answer(200, { success: true, disconnectedAgents: 0 });
  }
  return answer(404, {
    error: `the stand-in for the cluster gateway knows no ${method} ${path}`,
  });
}

function answer(status: number, body: object): GatewayRoute {
  return { kind: 'answer', status, body };
}

function forward(
  incoming: IncomingMessage,
  response: ServerResponse,
  path: string,
  { url, token }: ClusterGatewayOptions,
  agent: Agent,
): void {
  const outgoing = request(
    `${url}${path}`,
    {
      agent,
      method: incoming.method,
      headers: {
        ...endToEnd(incoming.headers),
        authorization: `Bearer ${token}`,
      },
    },
    answered => {
      response.writeHead(
        answered.statusCode ?? 502,
        endToEnd(answered.headers),
      );
      answered.pipe(response);
      answered.once('error', () => response.destroy());
    },
  );
  outgoing.once('error', error => {
    if (response.headersSent) {
      response.destroy();
    } else {
      response.writeHead(502, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({
          error: `the plane does not answer: ${error.message}`,
        }),
      );
    }
  });
  response.once('close', () => outgoing.destroy());
  incoming.pipe(outgoing);
}

/** Headers of one connection only are not passed on. */
function endToEnd(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const {
    host,
    connection,
    authorization,
    'keep-alive': keepAlive,
    'transfer-encoding': encoding,
    ...rest
  } = headers;
  return rest;
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') {
        reject(new Error('a listening HTTP server has a port'));
      } else {
        resolve(`http://127.0.0.1:${address.port}`);
      }
    });
  });
}
