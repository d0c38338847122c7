// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { podNames } from './podNames';
import { PodScope } from './PodMetrics';
import { exportedLabel, LabelMatch, selector } from './promql';

/** How the pods of a scope are told from others in PromQL. */
export interface PodFilter {
  readonly by: 'labels' | 'names';
  /** What series of pods are selected by, whose labels have this prefix: `destination_` of those that a pod has answered. */
  matches(prefix?: string): readonly LabelMatch[];
  /** Of an expression with the label `pod`, all of whose samples are of the namespace: only what is of the pods. */
  of(expression: string): string;
}

/** One that holds where there are series of `known`. */
export interface LabelFilter extends PodFilter {
  readonly known: string;
}

interface FilterOptions {
  readonly pods: PodScope;
  /** Labels that every series of the plane has. */
  readonly shared: readonly LabelMatch[];
}

/** By their labels: each of what kube-state-metrics may say of them, which is one series for each pod. */
export function filtersByLabels({
  pods: { namespace, labels },
  shared,
}: FilterOptions): readonly LabelFilter[] {
  return labels.map(set => {
    const known = selector('kube_pod_labels', [
      ...shared,
      ['namespace', '=', namespace],
      ...Object.entries(set).map(
        ([name, value]): LabelMatch => [exportedLabel(name), '=', value],
      ),
    ]);
    return {
      by: 'labels',
      known,
      matches: (prefix = '') => [
        ...shared,
        [`${prefix}namespace`, '=', namespace],
      ],
      of: expression => `(${expression}) and on (pod) ${known}`,
    };
  });
}

/** By the names that pods of their makers have; undefined where no maker is known. */
export function filterByNames({
  pods,
  shared,
}: FilterOptions): PodFilter | undefined {
  const pattern = podNames(pods.makers);
  return pattern === undefined
    ? undefined
    : {
        by: 'names',
        matches: (prefix = '') => [
          ...shared,
          [`${prefix}namespace`, '=', pods.namespace],
          [`${prefix}pod`, '=~', pattern],
        ],
        of: expression => expression,
      };
}
