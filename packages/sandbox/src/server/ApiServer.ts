// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { createServer, type Server } from 'node:https';
import type { ApiObject } from './ApiObject';
import { RbacAuthorizer } from './auth/RbacAuthorizer';
import type { SandboxTokens } from './auth/TokenAuthenticator';
import { impersonatedUser } from './auth/impersonatedUser';
import { TokenAuthenticator } from './auth/TokenAuthenticator';
import type { User } from './auth/User';
import { createCertificates } from '../Certificates';
import { Faults } from './faults/Faults';
import { RequestLog } from './faults/RequestLog';
import { Exchange } from './http/Exchange';
import { PathHandler } from './http/PathHandler';
import { PodLogHandler } from './http/PodLogHandler';
import { ResourceHandler } from './http/ResourceHandler';
import type { PathRequest, ResourceRequest } from './http/ResourceRequest';
import { parseRequest } from './http/ResourceRequest';
import { RequestRouter } from './http/RequestRouter';
import { answerFailure } from './http/answerFailure';
import { refusal } from './http/refusal';
import { ContentFinisher } from './lifecycle/ContentFinisher';
import { DefinitionEstablisher } from './lifecycle/DefinitionEstablisher';
import { GarbageCollector } from './lifecycle/GarbageCollector';
import { customResources } from './resources/customResources';
import { ResourceRegistry } from './resources/ResourceRegistry';
import { isEqual } from './schema/isEqual';
import { ObjectStore } from './store/ObjectStore';
import { WatchHub } from './watch/WatchHub';
import { ObjectRemover } from './write/ObjectRemover';
import { ObjectWriter } from './write/ObjectWriter';
import type { ValidatingWebhook } from './write/ValidatingWebhook';

const DEFINITIONS = 'apiextensions.k8s.io/customresourcedefinitions';
const FIRST_NAMESPACES = [
  'default',
  'kube-node-lease',
  'kube-public',
  'kube-system',
];

/** How to start a server. */
export interface ApiServerOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** How many changes watches can look back on, at least. */
  readonly historySize?: number;
  /** Hears of requests the server failed to answer for a reason of its own. */
  readonly logger: (line: string) => void;
}

/** An API server of Kubernetes in memory, over HTTPS on 127.0.0.1. */
export class ApiServer {
  readonly url: string;
  readonly caPem: string;
  readonly tokens: SandboxTokens;
  readonly faults: Faults;
  readonly requests = RequestLog.create();
  readonly #logger: (line: string) => void;
  readonly #store: ObjectStore;
  readonly #registry = ResourceRegistry.create();
  readonly #authenticator = TokenAuthenticator.create();
  readonly #authorizer: RbacAuthorizer;
  readonly #watches: WatchHub;
  readonly #writer: ObjectWriter;
  readonly #finisher: ContentFinisher;
  readonly #establisher: DefinitionEstablisher;
  readonly #collector: GarbageCollector;
  readonly #podLogs: PodLogHandler;
  readonly #router: RequestRouter;
  readonly #server: Server;
  readonly #sockets = new Set<Duplex>();
  #online = true;

  private constructor(
    options: ApiServerOptions,
    listening: { server: Server; caPem: string },
  ) {
    const { server, caPem } = listening;
    const { port } = server.address() as AddressInfo;
    this.url = `https://127.0.0.1:${port}`;
    this.caPem = caPem;
    this.tokens = this.#authenticator.tokens;
    this.#logger = options.logger;
    this.#server = server;
    this.#store = ObjectStore.create({ historySize: options.historySize });
    this.#store.subscribe(event => {
      const isSame =
        event.type === 'MODIFIED' &&
        isEqual(event.previous?.object.spec, event.current.object.spec);
      if (event.collection === DEFINITIONS && !isSame) {
        this.#serveDefinition(event.type, event.current.object);
      }
    });
    this.#authorizer = RbacAuthorizer.create({ store: this.#store });
    this.#watches = WatchHub.create({ store: this.#store });
    this.#writer = ObjectWriter.create({ store: this.#store });
    const remover = ObjectRemover.create({ store: this.#store });
    const loops = { store: this.#store, registry: this.#registry, remover };
    this.#collector = GarbageCollector.create(loops);
    this.#finisher = ContentFinisher.create(loops);
    this.#establisher = DefinitionEstablisher.create({
      store: this.#store,
      type: this.#registry.definitions,
    });
    this.#podLogs = PodLogHandler.create({ store: this.#store });
    this.faults = Faults.create({
      dropWatches: () => this.#watches.drop(),
      expireHistory: () => this.#store.expireHistory(),
      setOnline: online => this.#setOnline(online),
      revoke: token => {
        this.#authenticator.revoke(token);
        this.#watches.drop(token);
      },
    });
    this.#router = RequestRouter.create({
      registry: this.#registry,
      authorizer: this.#authorizer,
      faults: this.faults,
      paths: PathHandler.create({
        registry: this.#registry,
        address: `127.0.0.1:${port}`,
      }),
      resources: ResourceHandler.create({
        podLogs: this.#podLogs,
        store: this.#store,
        writer: this.#writer,
        remover,
        watches: this.#watches,
        authenticator: this.#authenticator,
      }),
    });
    this.#createFirstObjects();
  }

  /** Starts a server; resolves when it answers. Rejects when the port is taken. */
  static async start(options: ApiServerOptions): Promise<ApiServer> {
    const certificates = await createCertificates();
    const server = createServer({
      key: certificates.keyPem,
      cert: certificates.certificatePem,
      keepAliveTimeout: 75_000,
      requestTimeout: 0,
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
    const started = new ApiServer(options, {
      server,
      caPem: certificates.caPem,
    });
    server.on('connection', socket => started.#accept(socket));
    server.on('request', (request, response) => {
      void started.#answer(request, response);
    });
    return started;
  }

  /** Creates cluster-scoped objects as a request of the administrator would; throws what it would be answered. */
  install(objects: Iterable<ApiObject>, manager?: string): void {
    for (const object of objects) {
      const type = this.#registry.findKind(object.apiVersion, object.kind);
      if (!type || type.namespaced) {
        throw new Error(
          `cannot install ${object.kind} ${object.metadata.name}: ${object.apiVersion} ${object.kind} is not a cluster-scoped kind served from the start`,
        );
      }
      const { name } = object.metadata;
      this.#writer.create(
        {
          type,
          namespace: undefined,
          name,
          subresource: undefined,
          dryRun: false,
          manager,
        },
        object,
      );
    }
  }

  /** From now on these are asked before anything is stored. */
  askBeforeWrites(webhooks: readonly ValidatingWebhook[]): void {
    this.#writer.askBefore(webhooks);
  }

  /** Puts objects into the store without a request, for large amounts; CRDs first. */
  load(objects: Iterable<ApiObject>): void {
    for (const object of objects) {
      const type = this.#registry.findKind(object.apiVersion, object.kind);
      if (!type) {
        throw new Error(
          `cannot load ${object.kind} ${object.metadata.name}: ${object.apiVersion} ${object.kind} is not served`,
        );
      }
      this.#store.put(`${type.group}/${type.plural}`, object, type);
    }
  }

  /** Sends a bookmark to every watch that allows them. */
  sendBookmarks(): void {
    this.#watches.sendBookmarks();
  }

  /** How many watches are open. */
  get openWatches(): number {
    return this.#watches.size;
  }

  /** Closes every connection and frees the port. */
  async stop(): Promise<void> {
    this.#watches.stop();
    this.#collector.stop();
    this.#finisher.stop();
    this.#establisher.stop();
    await this.#podLogs.stop();
    const closed = new Promise<void>(resolve => {
      this.#server.close(() => resolve());
    });
    this.#sockets.forEach(socket => socket.destroy());
    await closed;
  }

  #accept(socket: Duplex): void {
    if (!this.#online) {
      socket.destroy();
      return;
    }
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
  }

  #setOnline(online: boolean): void {
    this.#online = online;
    if (!online) {
      this.#sockets.forEach(socket => socket.destroy());
    }
  }

  #serveDefinition(type: string, crd: ApiObject): void {
    const isGone = type === 'DELETED';
    if (isGone) {
      customResources(crd).forEach(each =>
        this.#watches.endCollection(`${each.group}/${each.plural}`),
      );
    }
    this.#registry.setCustom(
      crd.metadata.name,
      isGone ? [] : customResources(crd),
    );
  }

  #createFirstObjects(): void {
    this.install(
      FIRST_NAMESPACES.map(name => ({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name },
      })),
      'kube-apiserver',
    );
    this.#store.beginWatching();
  }

  async #answer(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const method = request.method ?? 'GET';
    const url = request.url ?? '/';
    let wanted: ResourceRequest | PathRequest;
    try {
      wanted = parseRequest(method, url);
    } catch {
      response.writeHead(400).end();
      return;
    }
    const plural = wanted.about === 'resource' ? wanted.plural : '';
    const { verb } = wanted;
    const record = this.requests.record({ verb, plural, method, path: url });
    const token = this.#authenticator.tokenOf(request.headers.authorization);
    const exchange = (user: User) =>
      new Exchange({ request, response, user, token, record });
    try {
      const user = impersonatedUser(
        this.#authenticator.authenticate(request.headers.authorization),
        request.headers,
        this.#authorizer,
      );
      const isDenied = this.faults.isDenied(token, verb, plural);
      const refused = refusal(this.#authorizer, user, wanted, isDenied);
      if (refused) {
        throw refused;
      }
      const fault = plural ? this.faults.failureOf(verb, plural) : undefined;
      if (fault) {
        throw fault;
      }
      await this.#router.route(exchange(user), wanted);
    } catch (error) {
      answerFailure(exchange({ name: '', groups: [] }), error, text =>
        this.#logger(`sandbox: ${method} ${url} failed: ${text}`),
      );
    }
  }
}
