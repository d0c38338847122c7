// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject } from '../ApiObject';
import { StatusError } from '../http/StatusError';
import type { ResourceType } from '../resources/ResourceType';
import { apiVersionOf, collectionKey } from '../resources/ResourceType';
import type { ObjectStore } from '../store/ObjectStore';
import type { WriteTarget } from './WriteTarget';

/** What a webhook is asked to judge. */
export interface AdmissionRequest {
  readonly object: ApiObject;
  /** Undefined when the object is new. */
  readonly before: ApiObject | undefined;
  /** All objects of a plural in the webhook's own API group. */
  list(plural: string): readonly ApiObject[];
}

/** A validating admission webhook, asked in the process instead of over the wire. */
export interface ValidatingWebhook {
  readonly name: string;
  readonly apiVersion: string;
  readonly kind: string;
  /** Why the object may not be written; undefined lets it in. */
  objectionTo(request: AdmissionRequest): string | undefined;
}

const concerns = (
  { apiVersion, kind }: ValidatingWebhook,
  type: ResourceType,
): boolean => kind === type.kind && apiVersion === apiVersionOf(type);

/** Throws the first objection of a webhook to what is about to be stored; subresources are none of their business. */
export function askWebhooks(
  webhooks: readonly ValidatingWebhook[],
  store: ObjectStore,
  { type, subresource }: Pick<WriteTarget, 'type' | 'subresource'>,
  object: ApiObject,
  before: ApiObject | undefined,
): void {
  if (subresource) {
    return;
  }
  for (const webhook of webhooks.filter(each => concerns(each, type))) {
    const objection = webhook.objectionTo({
      object,
      before,
      list: plural =>
        store
          .list(collectionKey({ ...type, plural }))
          .map(stored => stored.object),
    });
    if (objection !== undefined) {
      throw new StatusError({
        code: 403,
        reason: 'Forbidden',
        message: `admission webhook "${webhook.name}" denied the request: ${objection}`,
      });
    }
  }
}
