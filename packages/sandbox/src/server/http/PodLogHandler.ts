// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { pipeline } from 'node:stream/promises';
import { Agent, type Dispatcher } from 'undici';
import type { JsonObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import type { PodLogOptions, PodLogProblem } from '../../podLogOptions';
import { parsePodLogOptions, podLogQuery } from '../../podLogOptions';
import type { ResourceType } from '../resources/ResourceType';
import { forbiddenValue, invalidValue } from '../schema/FieldError';
import type { ObjectStore } from '../store/ObjectStore';
import { storageKey } from '../store/StoredObject';
import type { Exchange } from './Exchange';
import type { ResourceRequest } from './ResourceRequest';
import {
  badRequest,
  internalError,
  invalid,
  notFound,
  StatusError,
} from './StatusError';

const DEFAULT_PORT = 10250;
const LONGEST_ERROR = 50_000;

const named = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [])
    .filter(isJsonObject)
    .map(each => String(each.name));

const fieldError = ({ field, kind, value, message }: PodLogProblem) =>
  kind === 'forbidden'
    ? forbiddenValue(field, message)
    : invalidValue(field, value, message);

/** The container a request means: the only one, unless it says. Throws 400. */
function containerOf(
  pod: string,
  spec: JsonObject,
  wanted: string | undefined,
): string {
  const containers = named(spec.containers);
  const all = [
    ...named(spec.initContainers),
    ...containers,
    ...named(spec.ephemeralContainers),
  ];
  if (wanted !== undefined) {
    if (!all.includes(wanted)) {
      throw badRequest(`container ${wanted} is not valid for pod ${pod}`);
    }
    return wanted;
  }
  if (containers.length === 1) {
    return containers[0];
  }
  throw badRequest(
    containers.length === 0
      ? `a container name must be specified for pod ${pod}`
      : `a container name must be specified for pod ${pod}, choose one of: [${all.join(
          ' ',
        )}]`,
  );
}

/** Answers `pods/log` by asking the kubelet of the pod's node, as a real API server does. */
export class PodLogHandler {
  readonly #store: ObjectStore;
  // a kubelet's certificate is signed by nobody the server knows
  readonly #agent = new Agent({
    connect: { rejectUnauthorized: false },
    bodyTimeout: 0,
  });

  private constructor(store: ObjectStore) {
    this.#store = store;
  }

  static create(options: { store: ObjectStore }): PodLogHandler {
    return new PodLogHandler(options.store);
  }

  async stop(): Promise<void> {
    await this.#agent.destroy();
  }

  async handle(
    exchange: Exchange,
    request: ResourceRequest,
    type: ResourceType,
  ): Promise<void> {
    const { namespace = '', name = '' } = request;
    const options = this.#options(name, request.query);
    const pod = this.#store.get('/pods', storageKey(namespace, name));
    if (!pod) {
      throw notFound(type, name);
    }
    const spec = isJsonObject(pod.object.spec) ? pod.object.spec : {};
    const container = containerOf(name, spec, options.container);
    const node = String(spec.nodeName ?? '');
    if (!node) {
      // no machine has it yet, so nobody can be asked
      exchange.record.answered(204);
      exchange.response.writeHead(204).end();
      return;
    }
    const origin = this.#kubeletOf(node);
    const path = `/containerLogs/${namespace}/${name}/${container}`;
    const query = podLogQuery(options).toString();
    await this.#forward(exchange, name, origin, `${path}?${query}`);
  }

  #options(name: string, query: URLSearchParams): PodLogOptions {
    const parsed = parsePodLogOptions(query);
    switch (parsed.outcome) {
      case 'undecodable':
        throw badRequest(parsed.message);
      case 'invalid':
        throw invalid(
          { group: '', kind: 'PodLogOptions', name },
          parsed.problems.map(fieldError),
        );
      default:
        return parsed.options;
    }
  }

  #kubeletOf(node: string): string {
    const found = this.#store.get('/nodes', storageKey(undefined, node));
    if (!found) {
      throw notFound({ group: '', plural: 'nodes' }, node);
    }
    const status = isJsonObject(found.object.status) ? found.object.status : {};
    const addresses = Array.isArray(status.addresses) ? status.addresses : [];
    const address = addresses
      .filter(isJsonObject)
      .find(each => each.type === 'InternalIP')?.address;
    if (!address) {
      throw internalError('no preferred addresses found; known addresses: []');
    }
    const endpoints = isJsonObject(status.daemonEndpoints)
      ? status.daemonEndpoints
      : {};
    const kubelet = isJsonObject(endpoints.kubeletEndpoint)
      ? endpoints.kubeletEndpoint
      : {};
    return `https://${address}:${kubelet.Port || DEFAULT_PORT}`;
  }

  async #forward(
    exchange: Exchange,
    name: string,
    origin: string,
    path: string,
  ): Promise<void> {
    const { response, record } = exchange;
    const abort = new AbortController();
    response.once('close', () => abort.abort());
    const answer = await this.#ask(origin, path, abort.signal);
    if (answer.statusCode !== 200) {
      throw await refusal(answer, name);
    }
    record.answered(200);
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.flushHeaders();
    answer.body.on('data', (piece: Buffer) => record.wrote(piece.length));
    // one end that goes away ends the other
    await pipeline(answer.body, response).catch(() => {});
  }

  async #ask(
    origin: string,
    path: string,
    signal: AbortSignal,
  ): Promise<Dispatcher.ResponseData> {
    try {
      return await this.#agent.request({ origin, path, method: 'GET', signal });
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      throw internalError(`Get ${JSON.stringify(origin + path)}: ${text}`);
    }
  }
}

/** What a kubelet refused, in the API server's form. */
async function refusal(
  answer: Dispatcher.ResponseData,
  name: string,
): Promise<StatusError> {
  const text = (await answer.body.text()).slice(0, LONGEST_ERROR);
  switch (answer.statusCode) {
    case 400:
      return badRequest(text);
    case 500:
      return internalError(text);
    default:
      return new StatusError({
        code: answer.statusCode,
        reason: answer.statusCode === 404 ? 'NotFound' : undefined,
        message: `the server could not find the requested resource ( pods/log ${name})`,
        details: {
          name,
          kind: 'pods/log',
          causes: [{ reason: 'UnexpectedServerResponse', message: text }],
        },
      });
  }
}
