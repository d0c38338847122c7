// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject, JsonObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import type { TokenAuthenticator } from '../auth/TokenAuthenticator';
import type { ResourceType } from '../resources/ResourceType';
import { collectionKey } from '../resources/ResourceType';
import { required } from '../schema/FieldError';
import type { ObjectStore } from '../store/ObjectStore';
import type { ObjectRemover } from '../write/ObjectRemover';
import { plainDelete } from '../write/ObjectRemover';
import type { ObjectWriter } from '../write/ObjectWriter';
import { timestamp } from '../write/timestamp';
import type { WriteTarget } from '../write/WriteTarget';
import type { ResourceRequest } from './ResourceRequest';
import { badRequest, conflict, invalid } from './StatusError';

const TOKEN_LIFETIME_MS = 86_400_000;

/** The `Status` of a success, without details. */
export function success(): JsonObject {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
  };
}

/** A pod with a condition the server itself reports, beginning now. */
function withCondition(
  pod: ApiObject,
  condition: { readonly type: string } & JsonObject,
): ApiObject {
  const status = isJsonObject(pod.status) ? pod.status : {};
  const known: unknown[] = Array.isArray(status.conditions)
    ? status.conditions
    : [];
  return {
    ...pod,
    status: {
      ...status,
      conditions: [
        ...known.filter(
          each => !(isJsonObject(each) && each.type === condition.type),
        ),
        { ...condition, lastProbeTime: null, lastTransitionTime: timestamp() },
      ],
    },
  };
}

/** Answers what is posted below an object: a token request, a pod's binding or its eviction. */
export class PostedSubresources {
  readonly #store: ObjectStore;
  readonly #writer: ObjectWriter;
  readonly #remover: ObjectRemover;
  readonly #authenticator: TokenAuthenticator;

  private constructor(options: {
    store: ObjectStore;
    writer: ObjectWriter;
    remover: ObjectRemover;
    authenticator: TokenAuthenticator;
  }) {
    this.#store = options.store;
    this.#writer = options.writer;
    this.#remover = options.remover;
    this.#authenticator = options.authenticator;
  }

  static create(options: {
    store: ObjectStore;
    writer: ObjectWriter;
    remover: ObjectRemover;
    authenticator: TokenAuthenticator;
  }): PostedSubresources {
    return new PostedSubresources(options);
  }

  /** The answer; undefined when nothing can be posted there. Throws 404 and 422. */
  post(
    request: ResourceRequest,
    type: ResourceType,
    body: unknown,
  ): JsonObject | undefined {
    const target: WriteTarget = {
      type,
      namespace: request.namespace,
      name: request.name ?? '',
      subresource: undefined,
      dryRun: false,
    };
    switch (`${type.group}/${type.plural}/${request.subresource}`) {
      case '/serviceaccounts/token':
        return this.#issueToken(target, body);
      case '/pods/binding':
        return this.#bind(target, body);
      case '/pods/eviction':
        return this.#evict(target);
      default:
        return undefined;
    }
  }

  #issueToken(target: WriteTarget, body: unknown): JsonObject {
    const { namespace = '', name } = target;
    const { object } = this.#writer.current(target);
    return {
      kind: 'TokenRequest',
      apiVersion: 'authentication.k8s.io/v1',
      metadata: { name, namespace },
      spec: isJsonObject(body) && isJsonObject(body.spec) ? body.spec : {},
      status: {
        token: this.#authenticator.issueServiceAccountToken(
          namespace,
          name,
          object.metadata.uid,
        ),
        expirationTimestamp: new Date(
          Date.now() + TOKEN_LIFETIME_MS,
        ).toISOString(),
      },
    };
  }

  #evict(target: WriteTarget): JsonObject {
    const { type, namespace, name } = target;
    const { object: pod } = this.#writer.current(target);
    this.#store.put(
      collectionKey(type),
      withCondition(pod, {
        type: 'DisruptionTarget',
        status: 'True',
        reason: 'EvictionByEvictionAPI',
        message: 'Eviction API: evicting',
      }),
    );
    this.#remover.remove(type, namespace, name, plainDelete);
    return { ...success(), code: 201 };
  }

  /** Puts a pod on a node, as the server itself does it: nobody owns that, and it is no new generation. */
  #bind(target: WriteTarget, body: unknown): JsonObject {
    const { name } = target;
    const { metadata } = isJsonObject(body) ? body : {};
    if (!isJsonObject(metadata) || metadata.name !== name) {
      throw badRequest('name in URL does not match name in Binding object');
    }
    const node =
      isJsonObject(body) && isJsonObject(body.target)
        ? String(body.target.name ?? '')
        : '';
    if (!node) {
      throw invalid({ group: '', kind: 'Binding', name }, [
        required('target.name'),
      ]);
    }
    const { object: pod } = this.#writer.current(target);
    const spec = isJsonObject(pod.spec) ? pod.spec : {};
    if (spec.nodeName) {
      throw conflict(
        { group: '', plural: 'pods/binding' },
        name,
        `pod ${name} is already assigned to node ${JSON.stringify(
          spec.nodeName,
        )}`,
      );
    }
    this.#store.put(
      collectionKey(target.type),
      withCondition(
        { ...pod, spec: { ...spec, nodeName: node } },
        { type: 'PodScheduled', status: 'True' },
      ),
    );
    return { ...success(), code: 201 };
  }
}
