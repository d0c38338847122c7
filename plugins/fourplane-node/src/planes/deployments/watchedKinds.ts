// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { WatchedKind } from '../../dialects/Dialect';
import { keyOf } from '../../dialects/reading/keys';
import { ReadableKind } from '../../dialects/reading/ReadableKind';
import { KubeObject, KubeResource } from '../../kube/KubeObject';
import { Labels } from './labels';
import {
  contentIn,
  cronJobKind,
  deploymentKind,
  jobKind,
  podKind,
  statefulSetKind,
  warningKind,
} from './workloadKinds';

/** Index over the label that tells components apart. */
export const COMPONENT_INDEX = 'component';
/** Index of Jobs over what makes them. */
export const CRON_JOB_INDEX = 'cronJob';

const resource = (
  group: string,
  kind: string,
  plural: string,
): KubeResource => ({ group, version: 'v1', kind, plural, namespaced: true });

/** Kinds whose objects are selected by labels. */
const selectedKinds: readonly (readonly [
  ReadableKind<{ readonly labels: Labels }>,
  KubeResource,
])[] = [
  [podKind, resource('', 'Pod', 'pods')],
  [deploymentKind, resource('apps', 'Deployment', 'deployments')],
  [statefulSetKind, resource('apps', 'StatefulSet', 'statefulsets')],
  [cronJobKind, resource('batch', 'CronJob', 'cronjobs')],
];

/** Kinds to watch on a data plane, label-selected where OpenChoreo's carry labels of their own: a kind for each selector. */
export function watchedKinds(selectors: readonly string[]): WatchedKind[] {
  return [
    ...selectedKinds.flatMap(([kind, served]) =>
      selectors.map((selector, index) => ({
        ...watched({ ...kind, key: selectedKey(kind.key, index) }, served),
        labelSelector: selector,
        indexes: {
          ...kind.indexes,
          [COMPONENT_INDEX]: componentIndex(kind, [selector]),
        },
      })),
    ),
    {
      // A Job has the labels of its CronJob only where the component type says so.
      ...watched(jobKind, resource('batch', 'Job', 'jobs')),
      indexes: {
        ...jobKind.indexes,
        [COMPONENT_INDEX]: componentIndex(jobKind, selectors),
        [CRON_JOB_INDEX]: object => {
          const cronJob = contentIn(jobKind, object)?.cronJob;
          return cronJob
            ? [keyOf(object.metadata.namespace ?? '', cronJob)]
            : [];
        },
      },
    },
    {
      ...watched(warningKind, resource('', 'Event', 'events')),
      fieldSelector: 'type=Warning',
    },
  ];
}

/** The key under which what one of the selectors selects is held. */
export function selectedKey(kind: string, selector: number): string {
  return selector === 0 ? kind : `${kind} ${selector + 1}`;
}

/** Under which key of {@link COMPONENT_INDEX} objects with these labels are, where the selector may select any. */
export function componentKey(
  selector: string,
  namespace: string,
  labels: Labels,
): string | undefined {
  const [label] = selector.split(',');
  return labels[label] === undefined
    ? undefined
    : keyOf(namespace, labels[label]);
}

function watched(
  { key, project, indexes }: ReadableKind<unknown>,
  served: KubeResource,
): WatchedKind {
  return { key, resource: served, project, indexes };
}

function componentIndex(
  kind: ReadableKind<{ readonly labels: Labels }>,
  selectors: readonly string[],
) {
  return (object: KubeObject): string[] => {
    const labels = contentIn(kind, object)?.labels ?? {};
    const { namespace = '' } = object.metadata;
    return selectors.flatMap(
      selector => componentKey(selector, namespace, labels) ?? [],
    );
  };
}
