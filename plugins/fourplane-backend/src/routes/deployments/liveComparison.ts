// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { InputError, NotFoundError } from '@backstage/errors';
import {
  Change,
  Comparison,
  differences,
  isDeployedRef,
  Placed,
  ReleaseSummary,
} from '@fourplane/plugin-fourplane-common';
import {
  ControlPlane,
  KubeObject,
  PlacedObject,
  renderedObjects,
} from '@fourplane/plugin-fourplane-node';
import { stringify } from 'yaml';
import { declaredPart } from './declaredPart';

/** What is compared: what a deployment's release became, and what is on the data plane. */
export interface LiveComparison {
  readonly deployment: Placed;
  readonly environment: string;
  /** What runs there. */
  readonly release: ReleaseSummary | undefined;
  /** The side that is not `live:`. */
  readonly declared: string;
  /** Whether what is on the data plane is on the left. */
  readonly isLeft: boolean;
}

/**
 * The objects that OpenChoreo wants on the data plane beside those that are there, as far as something is declared of them.
 * An `InputError` where the other side is not what runs there, a `NotFoundError` where OpenChoreo does not tell what it
 * wants, and a `KubeError` when it cannot be asked.
 */
export async function liveComparison(
  asked: LiveComparison,
  controlPlane: ControlPlane,
  signal: AbortSignal,
): Promise<Comparison> {
  const { deployment, environment, release, isLeft } = asked;
  checkDeclared(asked);
  const { ref } = deployment;
  if (!isDeployedRef(ref)) {
    throw new NotFoundError(`${ref.name} is no deployment`);
  }
  const [manifests, placed] = await Promise.all([
    controlPlane.manifests(ref, { signal }),
    controlPlane.deployments.objects(ref, { signal }),
  ]);
  const declared = renderedObjects(manifests).map(withDataOnly);
  if (declared.length === 0) {
    throw new NotFoundError(
      `OpenChoreo does not tell what it wants on the data plane of ${environment}, so there is nothing to compare with what is there`,
    );
  }
  const pairs = declared.flatMap(object => pairOf(object, placed.objects));
  const sides = [
    {
      title: release?.title ?? release?.ref.name ?? environment,
      yaml: yamlOf(pairs.map(pair => pair.declared)),
    },
    {
      title: environment,
      yaml: yamlOf(pairs.flatMap(({ live }) => live ?? [])),
    },
  ];
  const [left, right] = isLeft ? [sides[1], sides[0]] : sides;
  return {
    left,
    right,
    changes: pairs.flatMap(pair => changesOf(pair, isLeft)),
    ...(placed.problems.length > 0 && { problems: [...placed.problems] }),
  };
}

function checkDeclared({
  declared,
  environment,
  release,
}: LiveComparison): void {
  const runs = [
    `environment:${environment}`,
    ...(release ? [`${release.ref.kind}:${release.ref.name}`] : []),
  ];
  if (!runs.includes(declared)) {
    throw new InputError(
      `live:${environment} is what runs there, so it is compared with ${runs.join(
        ' or ',
      )} and not with ${declared}`,
    );
  }
}

/** An object and what of it is there; nothing where it is not. */
interface Pair {
  readonly declared: KubeObject;
  readonly live?: unknown;
}

/** What could not be looked at is among the problems: nothing is said of it, least of all that it is not there. */
function pairOf(declared: KubeObject, placed: readonly PlacedObject[]): Pair[] {
  const { name, namespace } = declared.metadata;
  const group = groupOf(declared);
  const found = placed.find(
    one =>
      one.kind === declared.kind &&
      one.group === group &&
      one.name === name &&
      (namespace === undefined || one.namespace === namespace),
  );
  switch (found?.state) {
    case 'present':
      return [{ declared, live: declaredPart(found.object, declared) }];
    case 'unread':
      return [];
    default:
      // One that the control plane does not report has not been put there yet.
      return [{ declared }];
  }
}

function groupOf({ apiVersion = '' }: KubeObject): string {
  return apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
}

function changesOf({ declared, live }: Pair, isLeft: boolean): Change[] {
  const object = `${declared.kind} ${declared.metadata.name}`;
  const found = isLeft
    ? differences(live, declared)
    : differences(declared, live);
  // One that is not there is one difference.
  return live === undefined
    ? [{ object, path: '', [isLeft ? 'after' : 'before']: declared }]
    : found.map(difference => ({ object, ...difference }));
}

/** What a Secret is given as texts, an API server keeps as data. */
function withDataOnly(object: KubeObject): KubeObject {
  const { stringData, data, ...rest } = object;
  return object.kind === 'Secret' && stringData !== undefined
    ? { ...rest, data: { ...Object(data), ...Object(stringData) } }
    : object;
}

function yamlOf(objects: readonly unknown[]): string {
  return objects
    .map(object => {
      const { apiVersion, kind, metadata, ...rest } = Object(object);
      return stringify({ apiVersion, kind, metadata, ...rest });
    })
    .join('---\n');
}
