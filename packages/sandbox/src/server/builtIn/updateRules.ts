// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject, JsonObject } from '../ApiObject';
import type { FieldError } from '../schema/FieldError';
import { forbiddenValue, invalidValue } from '../schema/FieldError';
import { isEqual } from '../schema/isEqual';
import { objectOf, objectsOf } from './rules/Rule';

type UpdateRule = (object: ApiObject, old: ApiObject) => FieldError[];

const specOf = (object: ApiObject): JsonObject => objectOf(object.spec);

/** Members of a spec that stay as they were created. */
const fixed =
  (...names: readonly string[]): UpdateRule =>
  (object, old) =>
    names.flatMap(name =>
      isEqual(specOf(object)[name], specOf(old)[name])
        ? []
        : [
            invalidValue(
              `spec.${name}`,
              specOf(object)[name] ?? null,
              'field is immutable',
            ),
          ],
    );

/** Data that was declared immutable. */
const fixedData =
  (...names: readonly string[]): UpdateRule =>
  (object, old) => {
    if (old.immutable !== true) {
      return [];
    }
    const changed = names.filter(name => !isEqual(object[name], old[name]));
    return [
      ...(object.immutable === true ? [] : ['immutable']),
      ...changed,
    ].map(name =>
      forbiddenValue(name, 'field is immutable when `immutable` is set'),
    );
  };

const roleRef: UpdateRule = (object, old) => {
  const { apiGroup, kind, name } = objectOf(object.roleRef);
  return isEqual(object.roleRef, old.roleRef)
    ? []
    : [
        invalidValue(
          'roleRef',
          { APIGroup: apiGroup, Kind: kind, Name: name },
          'cannot change roleRef',
        ),
      ];
};

const secretType: UpdateRule = (object, old) =>
  object.type === old.type
    ? []
    : [invalidValue('type', object.type, 'field is immutable')];

const CHANGEABLE_SET = [
  'minReadySeconds',
  'ordinals',
  'persistentVolumeClaimRetentionPolicy',
  'replicas',
  'revisionHistoryLimit',
  'template',
  'updateStrategy',
];

const statefulSet: UpdateRule = (object, old) => {
  const rest = (spec: JsonObject) =>
    Object.fromEntries(
      Object.entries(spec).filter(([name]) => !CHANGEABLE_SET.includes(name)),
    );
  return isEqual(rest(specOf(object)), rest(specOf(old)))
    ? []
    : [
        forbiddenValue(
          'spec',
          "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden",
        ),
      ];
};

const POD_TEXT =
  'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)';

const pod: UpdateRule = (object, old) => {
  const rest = (spec: JsonObject) => {
    const {
      activeDeadlineSeconds: _deadline,
      tolerations: _own,
      ...kept
    } = spec;
    const bare = (list: unknown) =>
      objectsOf(list).map(container => ({ ...container, image: undefined }));
    return {
      ...kept,
      containers: bare(spec.containers),
      initContainers: bare(spec.initContainers),
    };
  };
  return isEqual(rest(specOf(object)), rest(specOf(old)))
    ? []
    : [forbiddenValue('spec', POD_TEXT)];
};

const service: UpdateRule = (object, old) => {
  const before = specOf(old).clusterIP;
  const after = specOf(object).clusterIP;
  const isKept = before === undefined || after === undefined;
  return isKept || before === after
    ? []
    : [invalidValue('spec.clusterIPs[0]', [after], 'may not change once set')];
};

const selector = fixed('selector');

/** What an update may not change, by the type of a kind. */
export const updateRules: Readonly<Record<string, UpdateRule>> = {
  'apps.v1.DaemonSet': selector,
  'apps.v1.Deployment': selector,
  'apps.v1.ReplicaSet': selector,
  'apps.v1.StatefulSet': statefulSet,
  'batch.v1.Job': fixed(
    'completions',
    'selector',
    'template',
    'completionMode',
    'podFailurePolicy',
  ),
  'core.v1.ConfigMap': fixedData('data', 'binaryData'),
  'core.v1.Pod': pod,
  'core.v1.Secret': (object, old) => [
    ...secretType(object, old),
    ...fixedData('data')(object, old),
  ],
  'core.v1.Service': service,
  'rbac.v1.ClusterRoleBinding': roleRef,
  'rbac.v1.RoleBinding': roleRef,
};
