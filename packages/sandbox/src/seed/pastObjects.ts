// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../client';
import {
  ArgoWorkflow,
  argoWorkflowKind,
  expiresAt,
} from '../controllers/openchoreo/argo';
import { PastBuild } from '../controllers/openchoreo/PastBuild';
import { pastBuild as pastBuildV02 } from '../controllers/openchoreo/v0.2/pastBuild';
import { pastBuild as pastBuildV03 } from '../controllers/openchoreo/v0.3/pastBuild';
import { pastRun } from '../controllers/openchoreo/v1.2/pastRun';
import { durationMs, timestamp } from '../controllers/runtime';
import { sandboxAnnotation } from '../controllers/sandboxAnnotation';
import type { Generation } from '../generations';

const pastBuilds: Readonly<Record<Generation, PastBuild>> = {
  'v0.2': pastBuildV02,
  'v0.3': pastBuildV03,
  'v1.2': pastRun,
};

/** Milliseconds; throws, naming the object, for what is no age. */
function ageOf({ kind, metadata }: KubeObject): number {
  const text = metadata.annotations?.[sandboxAnnotation.age];
  const age = durationMs(text);
  if (age === undefined) {
    throw new Error(
      `${kind} ${metadata.name}: ${sandboxAnnotation.age} is "${text}"; write it as 3d4h30m`,
    );
  }
  return age;
}

export const isPast = (manifest: KubeObject): boolean =>
  manifest.metadata.annotations?.[sandboxAnnotation.age] !== undefined;

/** What tells the objects of one generation apart. */
const keyOf = (kind: string, namespace: string | undefined, name: string) =>
  `${kind}/${namespace ?? ''}/${name}`;

const ownKey = ({ kind, metadata: { namespace, name } }: KubeObject) =>
  keyOf(kind, namespace, name);

/** What each of these builds has left by now, given all that is in the seed. Each object once. */
export function pastObjects(
  generation: Generation,
  manifests: readonly KubeObject[],
  seed: readonly KubeObject[],
): KubeObject[] {
  const byKey = new Map(seed.map(each => [ownKey(each), each]));
  const objects = manifests.flatMap(manifest => {
    const { namespace } = manifest.metadata;
    const born = new Date(Date.now() - ageOf(manifest));
    return pastBuilds[generation](
      manifest,
      (kind, name) =>
        byKey.get(keyOf(kind, namespace, name)) ??
        byKey.get(keyOf(kind, undefined, name)),
      born,
      timestamp(born),
    );
  });
  const gone = new Set(objects.filter(hasExpired).map(ownKey));
  const left = objects.filter(
    each =>
      !gone.has(ownKey(each)) &&
      !each.metadata.ownerReferences?.some(({ kind, name }) =>
        gone.has(keyOf(kind, each.metadata.namespace, name)),
      ),
  );
  return [...new Map(left.map(each => [ownKey(each), each])).values()];
}

/** A workflow whose time to live is over, and with it that of its pods. */
function hasExpired(object: KubeObject): boolean {
  return (
    object.kind === argoWorkflowKind.kind &&
    // of the kind it says
    expiresAt(object as ArgoWorkflow) < Date.now()
  );
}
