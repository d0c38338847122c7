// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { differences, ModelRef } from '@fourplane/plugin-fourplane-common';
import { ObjectAddress, WriteStep } from '../dialects/Dialect';
import { HIDDEN } from '../kube/hideCredentials';
import { KubeObject } from '../kube/KubeObject';
import { withoutSecrets } from '../kube/withoutSecrets';
import { IntentRefusal, refusal } from './IntentOutcome';
import { patchedObject } from './patchedObject';
import { addressOf } from './writeStep';

/**
 * What an intent would leave on the cluster, as manifests to be kept in Git: of what it makes the very objects that
 * `apply` sends, of what it changes the whole object without what the API server adds. The annotations by which `apply`
 * knows its own objects, and says who asked, are not among it: in Git the commit says that.
 *
 * @public
 */
export type RenderedIntent =
  | {
      readonly state: 'rendered';
      readonly manifests: readonly KubeObject[];
      readonly refs: readonly ModelRef[];
    }
  | IntentRefusal;

/** Manifests of steps, in their order. Refuses deletions, and whatever would put a credential into a repository. */
export function wholeManifests(
  { steps, refs }: { steps: readonly WriteStep[]; refs: readonly ModelRef[] },
  live: (address: ObjectAddress) => KubeObject | undefined,
): RenderedIntent {
  const manifests: KubeObject[] = [];
  for (const step of steps) {
    if (step.verb === 'delete') {
      return refusal(
        '',
        'A deletion has no manifest',
        'Take the file out of the repository',
      );
    }
    const manifest =
      step.verb === 'create'
        ? withoutEmptyAnnotations(step.object)
        : authored(patchedObject(live(step.address), step.patch));
    const secret = differences(
      manifest,
      withoutSecrets(manifest, hiddenUnlessExpression),
    ).find(({ after }) => typeof after === 'string' && after.includes(HIDDEN));
    if (secret) {
      const { kind, namespace, name } = addressOf(step);
      return refusal(
        '',
        `${kind} ${
          namespace ? `${namespace}/` : ''
        }${name} would hold a credential at ${
          secret.path
        }, which everybody who reads the repository could read`,
        'Name a secret in its place, or have it written to the control plane without Git',
      );
    }
    manifests.push(manifest);
  }
  return { state: 'rendered', manifests, refs };
}

/** A template says `secretKey: ${file.name}`: an expression, which is no credential. */
function hiddenUnlessExpression(value: string): string {
  return value.includes('${') ? value : HIDDEN;
}

/** `apply` has something to put there. */
function withoutEmptyAnnotations(object: KubeObject): KubeObject {
  const { annotations, ...metadata } = object.metadata;
  return annotations && Object.keys(annotations).length === 0
    ? { ...object, metadata }
    : object;
}

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** An object as somebody would have written it: without what the API server and controllers add. */
function authored({ status: _, metadata, ...object }: KubeObject): KubeObject {
  const { name, namespace, labels, annotations = {} } = metadata;
  const { [LAST_APPLIED]: __, ...kept } = annotations;
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    metadata: {
      name,
      ...(namespace && { namespace }),
      ...(labels && { labels }),
      ...(Object.keys(kept).length > 0 && { annotations: kept }),
    },
    ...object,
  };
}
