// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import type { TokenAuthenticator } from '../auth/TokenAuthenticator';
import type { ResourceType } from '../resources/ResourceType';
import { required } from '../schema/FieldError';
import type { ObjectRemover } from '../write/ObjectRemover';
import { plainDelete } from '../write/ObjectRemover';
import type { ObjectWriter, WriteTarget } from '../write/ObjectWriter';
import { timestamp } from '../write/ObjectWriter';
import type { ResourceRequest } from './ResourceRequest';
import { invalid } from './StatusError';

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

/** Answers what is posted below an object: a token request, a pod's binding or its eviction. */
export class PostedSubresources {
  readonly #writer: ObjectWriter;
  readonly #remover: ObjectRemover;
  readonly #authenticator: TokenAuthenticator;

  private constructor(options: {
    writer: ObjectWriter;
    remover: ObjectRemover;
    authenticator: TokenAuthenticator;
  }) {
    this.#writer = options.writer;
    this.#remover = options.remover;
    this.#authenticator = options.authenticator;
  }

  static create(options: {
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
        this.#remover.remove(type, target.namespace, target.name, plainDelete);
        return success();
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

  #bind(target: WriteTarget, body: unknown): JsonObject {
    const node =
      isJsonObject(body) && isJsonObject(body.target)
        ? String(body.target.name ?? '')
        : '';
    if (!node) {
      throw invalid({ group: '', kind: 'Binding', name: target.name }, [
        required('target.name'),
      ]);
    }
    this.#writer.patch(target, pod => ({
      ...pod,
      spec: { ...(isJsonObject(pod.spec) ? pod.spec : {}), nodeName: node },
    }));
    this.#writer.patch({ ...target, subresource: 'status' }, pod => {
      const status = isJsonObject(pod.status) ? pod.status : {};
      const known: unknown[] = Array.isArray(status.conditions)
        ? status.conditions
        : [];
      const others = known.filter(
        each => !(isJsonObject(each) && each.type === 'PodScheduled'),
      );
      const scheduled = {
        type: 'PodScheduled',
        status: 'True',
        lastTransitionTime: timestamp(),
      };
      return {
        ...pod,
        status: { ...status, conditions: [...others, scheduled] },
      };
    });
    return success();
  }
}
