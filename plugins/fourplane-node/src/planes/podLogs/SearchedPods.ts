// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeApi } from '../../kube/KubeApi';
import { KubeObject } from '../../kube/KubeObject';
import { podResource } from '../../kube/podResource';
import { hasLabels } from '../deployments/labels';
import { contentIn, podKind, PodContent } from '../deployments/workloadKinds';
import { LogScope } from '../LogIndex';
import { atOnce } from '../atOnce';

/** A life of a container whose log a node keeps. */
export interface SearchedContainer {
  readonly scope: LogScope;
  readonly namespace: string;
  readonly pod: string;
  readonly podUid: string;
  readonly container: string;
  /** The life before the present one, in place of that. */
  readonly previous: boolean;
  /** As a log shipper would say it. */
  readonly shipped: Readonly<Record<string, unknown>>;
}

/** The containers that are searched, and how many pods are left out. */
export interface SearchedPods {
  readonly containers: readonly SearchedContainer[];
  readonly leftOut: number;
}

interface PodsQuery {
  readonly scopes: readonly LogScope[];
  readonly pods?: readonly string[];
  readonly containers?: readonly string[];
}

/** Whoever asks for more narrows the search. */
export const MOST_PODS = 50;
const LISTS_AT_ONCE = 6;
const PAGE = 500;

/**
 * The pods that are there now of some scopes, by the labels that they have, and their containers that have begun. Rejects
 * with a `KubeError`.
 */
export async function searchedPods(
  api: KubeApi,
  { scopes, pods, containers }: PodsQuery,
  signal: AbortSignal,
): Promise<SearchedPods> {
  const listed = await atOnce(LISTS_AT_ONCE, scopes, async scope =>
    (await podsOf(api, scope, signal)).map(pod => ({ scope, ...pod })),
  );
  const wanted = listed
    .flat()
    .filter(({ pod }) => pods?.includes(pod.name) ?? true)
    .sort((one, other) =>
      (other.pod.createdAt ?? '').localeCompare(one.pod.createdAt ?? '', 'en'),
    );
  return {
    containers: wanted
      .slice(0, MOST_PODS)
      .flatMap(found => livesOf(found))
      .filter(({ container }) => containers?.includes(container) ?? true),
    leftOut: Math.max(0, wanted.length - MOST_PODS),
  };
}

async function podsOf(
  api: KubeApi,
  scope: LogScope,
  signal: AbortSignal,
): Promise<PodContent[]> {
  const labelSelector = Object.entries(scope.labels)
    .map(([name, value]) => `${name}=${value}`)
    .join(',');
  const items: KubeObject[] = [];
  let next: string | undefined;
  do {
    const page = await api.list(podResource, {
      namespace: scope.namespace,
      labelSelector,
      limit: PAGE,
      continue: next,
      signal,
    });
    items.push(...page.items);
    next = page.continue || undefined;
  } while (next);
  return items.flatMap(item => {
    const content = contentIn(podKind, podKind.project(item));
    return content &&
      content.pod.namespace === scope.namespace &&
      hasLabels(content.labels, scope.labels)
      ? [content]
      : [];
  });
}

function livesOf({
  scope,
  pod,
  uid = pod.name,
  labels,
}: PodContent & { readonly scope: LogScope }): SearchedContainer[] {
  return pod.containers.flatMap(
    ({ name, image, state, restarts, startedAt }): SearchedContainer[] => {
      const life = {
        scope,
        namespace: scope.namespace,
        pod: pod.name,
        podUid: uid,
        container: name,
        shipped: {
          kubernetes: {
            namespace_name: scope.namespace,
            pod_name: pod.name,
            pod_id: uid,
            container_name: name,
            container_image: image,
            host: pod.node,
            labels,
          },
        },
      };
      const hasBegun = state !== 'waiting' || restarts > 0 || startedAt;
      return [
        ...(hasBegun ? [{ ...life, previous: false }] : []),
        ...(restarts > 0 ? [{ ...life, previous: true }] : []),
      ];
    },
  );
}
