// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentName, IntentOf } from '@fourplane/plugin-fourplane-common';
import { KubeMetadata, KubeObject } from '../../kube/KubeObject';
import {
  IntentFields,
  ObjectAddress,
  Plan,
  PlanContext,
  WriteStep,
} from '../Dialect';
import { namespaceResource } from '../reading/namespaceResource';
import { issueAt, refused } from './plan';
import { IntentRule, NeedContext } from './TablePlanner';

/** What a plan is made from. */
export type PlanInput = PlanContext & NeedContext;

/** A rule for an intent that needs some kinds to be served. */
export function intentRule<N extends IntentName>(
  kinds: readonly string[],
  rule: {
    readonly needs?: (
      intent: IntentOf<N>,
      context: NeedContext,
    ) => readonly (ObjectAddress | undefined)[];
    readonly plan: (intent: IntentOf<N>, context: PlanInput) => Plan;
  },
): IntentRule<N> {
  const missing = (context: NeedContext) =>
    kinds.filter(kind => !context.resource(kind));
  return {
    needs: (intent, context) =>
      missing(context).length > 0
        ? []
        : (rule.needs?.(intent, context) ?? []).filter(
            address => address !== undefined,
          ),
    plan: (intent, context) => {
      const absent = missing(context);
      return absent.length > 0
        ? refused(
            issueAt(
              '',
              `This control plane does not serve ${absent.join(', ')}`,
              'Install all of OpenChoreo’s custom resource definitions',
            ),
          )
        : rule.plan(intent, context);
    },
  };
}

/** Where an object of a kind is, or is to be; absent where the kind is not served. */
export function addressOf(
  { resource }: NeedContext,
  kind: string,
  namespace: string | undefined,
  name: string,
): ObjectAddress | undefined {
  const found =
    kind === namespaceResource.kind ? namespaceResource : resource(kind);
  return found && { resource: found, ...(namespace && { namespace }), name };
}

/** An object as stored. */
export function liveObject(
  context: PlanInput,
  kind: string,
  namespace: string | undefined,
  name: string,
):
  | { readonly address: ObjectAddress; readonly object: KubeObject }
  | undefined {
  const address = addressOf(context, kind, namespace, name);
  const object = address && context.live(address);
  return object && { address, object };
}

/** The making of an object; nothing where its kind is not served. */
export function creation(
  context: NeedContext,
  kind: string,
  object: {
    readonly metadata: KubeMetadata;
    readonly spec?: Readonly<Record<string, unknown>>;
  },
  fields: IntentFields = {},
): WriteStep[] {
  const { namespace, name } = object.metadata;
  const address = addressOf(context, kind, namespace, name);
  if (!address) {
    return [];
  }
  const { resource } = address;
  const { group, version } = resource;
  return [
    {
      verb: 'create',
      resource,
      object: {
        apiVersion: group ? `${group}/${version}` : version,
        kind,
        ...object,
      },
      fields,
    },
  ];
}

/** A change of an object as it was read; nothing where the patch changes nothing. */
export function change(
  { address, object }: { address: ObjectAddress; object: KubeObject },
  patch: Readonly<Record<string, unknown>>,
  fields: IntentFields = {},
): WriteStep[] {
  const kept = withoutEmpty(patch);
  const { resourceVersion } = object.metadata;
  return Object.keys(kept).length === 0
    ? []
    : [
        {
          verb: 'patch',
          address,
          patch: kept,
          ...(resourceVersion && { resourceVersion }),
          fields,
        },
      ];
}

/** Parts of a patch that are looked into for what says nothing. */
const containers = ['metadata', 'annotations', 'spec', 'container', 'workflow'];

function withoutEmpty(
  patch: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(patch).flatMap(([field, value]) => {
      if (value === undefined) {
        return [];
      }
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        return [[field, value]];
      }
      const fields = Object.fromEntries(Object.entries(value));
      const kept = containers.includes(field) ? withoutEmpty(fields) : fields;
      return Object.keys(kept).length === 0 ? [] : [[field, kept]];
    }),
  );
}

/** What was to be changed has gone since it was seen. */
export function gone(path: string, name: string): Plan {
  return refused(issueAt(path, `"${name}" is no longer there`));
}
