// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../client';
import { ArgoWorkflow, argoWorkflowKind } from '../controllers/openchoreo/argo';
import { PastBuild } from '../controllers/openchoreo/PastBuild';
import { pastBuild as pastBuildV02 } from '../controllers/openchoreo/v0.2/pastBuild';
import { pastBuild as pastBuildV03 } from '../controllers/openchoreo/v0.3/pastBuild';
import { pastRun } from '../controllers/openchoreo/v1.2/pastRun';
import { timestamp } from '../controllers/runtime';
import { sandboxAnnotation } from '../controllers/sandboxAnnotation';
import type { Generation } from '../generations';

const pastBuilds: Readonly<Record<Generation, PastBuild>> = {
  'v0.2': pastBuildV02,
  'v0.3': pastBuildV03,
  'v1.2': pastRun,
};

const dayMs = 24 * 3_600_000;

/** Milliseconds of `3d4h30m`; throws, naming the object, for what is none. */
function ageOf({ kind, metadata }: KubeObject): number | undefined {
  const text = metadata.annotations?.[sandboxAnnotation.age];
  if (text === undefined) return undefined;
  const match = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?$/.exec(text);
  if (!text || !match) {
    throw new Error(
      `${kind} ${metadata.name}: ${sandboxAnnotation.age} is "${text}"; write it as 3d4h30m`,
    );
  }
  const [days, hours, minutes] = match.slice(1).map(n => Number(n ?? 0));
  return days * dayMs + (hours * 60 + minutes) * 60_000;
}

export const isPast = (manifest: KubeObject): boolean =>
  manifest.metadata.annotations?.[sandboxAnnotation.age] !== undefined;

const nameOf = ({ kind, metadata }: KubeObject): string =>
  `${kind}/${metadata.namespace}/${metadata.name}`;

/** What each of these builds has left by now, given all that is in the seed. Each object once. */
export function pastObjects(
  generation: Generation,
  manifests: readonly KubeObject[],
  seed: readonly KubeObject[],
): KubeObject[] {
  const byName = new Map(
    seed.map(each => [`${each.kind}/${each.metadata.name}`, each]),
  );
  const objects = manifests.flatMap(manifest => {
    const born = new Date(Date.now() - (ageOf(manifest) ?? 0));
    return pastBuilds[generation](
      manifest,
      (kind, name) => byName.get(`${kind}/${name}`),
      born,
      timestamp(born),
    );
  });
  const gone = new Set(objects.filter(hasExpired).map(nameOf));
  const left = objects.filter(
    each =>
      !gone.has(nameOf(each)) &&
      !each.metadata.ownerReferences?.some(({ kind, name }) =>
        gone.has(
          nameOf({ ...each, kind, metadata: { ...each.metadata, name } }),
        ),
      ),
  );
  return [...new Map(left.map(each => [nameOf(each), each])).values()];
}

/** A workflow whose time to live is over, and with it that of its pods. */
function hasExpired(object: KubeObject): boolean {
  if (object.kind !== argoWorkflowKind.kind) return false;
  // of the kind it says
  const { spec, status } = object as ArgoWorkflow;
  const { ttlStrategy } = { ...status?.storedWorkflowTemplateSpec, ...spec };
  const seconds =
    ttlStrategy?.secondsAfterCompletion ?? ttlStrategy?.secondsAfterFailure;
  const end = Date.parse(status?.finishedAt ?? '');
  return seconds !== undefined && end + seconds * 1_000 < Date.now();
}
