// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { FieldError } from '../../schema/FieldError';
import {
  forbiddenValue,
  invalidValue,
  notSupported,
  required,
} from '../../schema/FieldError';
import { atLeast, isCountOrPercent, needed, notNegative } from './checks';
import { labelsMatch, selectorErrors } from './selectorRules';
import type { Rule, TypeRules, Visit } from './Rule';
import { below, member, objectOf, optional, pathTo } from './Rule';

const selectorNeeded: Rule = visit =>
  visit.value.selector ? [] : [required(pathTo(visit, 'selector'))];

const selectorValid: Rule = visit =>
  selectorErrors(visit.value.selector, pathTo(visit, 'selector'));

/** An empty selector would select everything. */
const notEverything =
  (kind: string): Rule =>
  visit => {
    const { selector } = visit.value;
    return selector && Object.keys(objectOf(selector)).length === 0
      ? [
          invalidValue(
            pathTo(visit, 'selector'),
            {},
            `empty selector is invalid for ${kind}`,
          ),
        ]
      : [];
  };

/** The pods a workload makes are those it looks for. */
const selectsItsPods: Rule = visit => {
  const { selector, template } = visit.value;
  const { labels } = objectOf(objectOf(template).metadata);
  const isEmpty =
    selector !== null && Object.keys(objectOf(selector)).length === 0;
  const isInvalid = selectorErrors(selector, '').length > 0;
  return isEmpty || isInvalid || labelsMatch(selector, objectOf(labels))
    ? []
    : [
        invalidValue(
          `${pathTo(visit, 'template')}.metadata.labels`,
          labels ?? null,
          '`selector` does not match template `labels`',
        ),
      ];
};

/** Pods that are replaced when they end are restarted, and have no end. */
const runsForever: Rule = visit => {
  const spec = objectOf(objectOf(visit.value.template).spec);
  const path = `${pathTo(visit, 'template')}.spec`;
  const errors: FieldError[] = [];
  if (spec.restartPolicy && spec.restartPolicy !== 'Always') {
    errors.push(
      notSupported(`${path}.restartPolicy`, spec.restartPolicy, ['Always']),
    );
  }
  if (spec.activeDeadlineSeconds) {
    errors.push(
      forbiddenValue(
        `${path}.activeDeadlineSeconds`,
        'activeDeadlineSeconds in ReplicaSet is not Supported',
      ),
    );
  }
  return errors;
};

const deadlineAfterReady: Rule = visit => {
  const { progressDeadlineSeconds: deadline, minReadySeconds = 0 } =
    visit.value;
  return typeof deadline === 'number' && deadline <= Number(minReadySeconds)
    ? [
        invalidValue(
          pathTo(visit, 'progressDeadlineSeconds'),
          deadline,
          'must be greater than minReadySeconds',
        ),
      ]
    : [];
};

const strategy: Rule = visit => {
  const { type, rollingUpdate } = visit.value;
  if (type === 'Recreate') {
    return rollingUpdate
      ? [
          forbiddenValue(
            pathTo(visit, 'rollingUpdate'),
            "may not be specified when strategy `type` is 'Recreate'",
          ),
        ]
      : [];
  }
  return type === 'RollingUpdate'
    ? visit.below('rollingUpdate')
    : [
        notSupported(visit.path, { Type: type, RollingUpdate: null }, [
          'Recreate',
          'RollingUpdate',
        ]),
      ];
};

const updateStrategy: Rule = ({ value, path }) =>
  ['RollingUpdate', 'OnDelete'].includes(String(value.type))
    ? []
    : [
        invalidValue(
          path,
          { Type: value.type, RollingUpdate: null },
          "must be 'RollingUpdate' or 'OnDelete'",
        ),
      ];

const isNothing = (value: unknown) => value === 0 || value === '0%';

const rollsAtAll: Rule = visit => {
  const { maxSurge, maxUnavailable } = visit.value;
  return isNothing(maxSurge) && isNothing(maxUnavailable)
    ? [
        invalidValue(
          pathTo(visit, 'maxUnavailable'),
          maxUnavailable,
          'may not be 0 when `maxSurge` is 0',
        ),
      ]
    : [];
};

/** Counts of replicas in a status that cannot be larger than another of them. */
const atMost =
  (name: string, other: string, word = `status.${other}`): Rule =>
  visit => {
    const count = Number(visit.value[name] ?? 0);
    return count > Number(visit.value[other] ?? 0)
      ? [
          invalidValue(
            pathTo(visit, name),
            count,
            `cannot be greater than ${word}`,
          ),
        ]
      : [];
  };

const enoughReplicas: Rule = visit => {
  const { minReplicas = 1, maxReplicas = 0 } = visit.value;
  return Number(maxReplicas) < Number(minReplicas)
    ? [
        invalidValue(
          pathTo(visit, 'maxReplicas'),
          maxReplicas,
          'must be greater than or equal to `minReplicas`',
        ),
      ]
    : [];
};

const namesGroup: Rule = (visit: Visit) =>
  visit.value.apiVersion
    ? []
    : [
        invalidValue(
          pathTo(visit, 'apiVersion'),
          '',
          'apiVersion must specify API group',
        ),
      ];

const replicaCounts = ['replicas', 'readyReplicas', 'availableReplicas'].map(
  name => optional(name, notNegative),
);

/** What is wrong with workloads that run forever, and with what scales and guards them. */
export const workloadRules: TypeRules = {
  'apps.v1.DaemonSetSpec': [
    selectorValid,
    selectsItsPods,
    notEverything('daemonset'),
    below('template'),
    runsForever,
  ],
  'apps.v1.DeploymentSpec': [
    optional('replicas', notNegative),
    selectorValid,
    notEverything('deployment'),
    selectsItsPods,
    selectorNeeded,
    below('template'),
    runsForever,
    below('strategy'),
    optional('minReadySeconds', notNegative),
    optional('revisionHistoryLimit', notNegative),
    optional('progressDeadlineSeconds', notNegative),
    deadlineAfterReady,
  ],
  'apps.v1.DeploymentStatus': [
    ...replicaCounts,
    atMost('updatedReplicas', 'replicas'),
    atMost('readyReplicas', 'replicas'),
    atMost('availableReplicas', 'replicas'),
    atMost('availableReplicas', 'readyReplicas', 'readyReplicas'),
  ],
  'apps.v1.DeploymentStrategy': [strategy],
  'apps.v1.ReplicaSetSpec': [
    optional('replicas', notNegative),
    selectorValid,
    notEverything('deployment'),
    selectorNeeded,
    selectsItsPods,
    below('template'),
    runsForever,
  ],
  'apps.v1.ReplicaSetStatus': [
    ...replicaCounts,
    atMost('fullyLabeledReplicas', 'replicas'),
    atMost('readyReplicas', 'replicas'),
    atMost('availableReplicas', 'replicas'),
    atMost('availableReplicas', 'readyReplicas', 'readyReplicas'),
  ],
  'apps.v1.RollingUpdateDeployment': [
    optional('maxUnavailable', isCountOrPercent),
    optional('maxSurge', isCountOrPercent),
    rollsAtAll,
  ],
  'apps.v1.StatefulSetSpec': [
    ({ value, path }) =>
      ['OrderedReady', 'Parallel'].includes(String(value.podManagementPolicy))
        ? []
        : [
            invalidValue(
              `${path}.podManagementPolicy`,
              value.podManagementPolicy,
              "must be 'OrderedReady' or 'Parallel'",
            ),
          ],
    below('updateStrategy'),
    optional('replicas', notNegative),
    selectorValid,
    selectorNeeded,
    notEverything('statefulset'),
    selectsItsPods,
    below('template'),
    runsForever,
  ],
  'apps.v1.StatefulSetUpdateStrategy': [updateStrategy],
  'autoscaling.v2.CrossVersionObjectReference': [
    member('kind', needed()),
    member('name', needed()),
    namesGroup,
  ],
  'autoscaling.v2.HorizontalPodAutoscalerSpec': [
    optional('minReplicas', atLeast(1)),
    member('maxReplicas', needed('must be set and greater than 0')),
    enoughReplicas,
    below('scaleTargetRef'),
  ],
  'policy.v1.PodDisruptionBudgetSpec': [
    optional('minAvailable', isCountOrPercent),
    optional('maxUnavailable', isCountOrPercent),
    selectorValid,
  ],
};
