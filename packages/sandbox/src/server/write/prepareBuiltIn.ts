// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';
import type { ApiObject, JsonObject } from '../ApiObject';
import { isEmpty, isJsonObject } from '../ApiObject';
import {
  acceptedNames,
  establishedStatus,
  validateDefinition,
} from '../resources/customResources';
import type { FieldError } from '../schema/FieldError';
import { invalidValue, required } from '../schema/FieldError';
import { isEqual } from '../schema/isEqual';
import {
  completePodSpec,
  completeTemplate,
  qualityOfService,
  tolerations,
} from './completePodSpec';

/** The finalizer that keeps a CRD until its objects are gone. */
export const CRD_FINALIZER = 'customresourcecleanup.apiextensions.k8s.io';

const specOf = (object: ApiObject): JsonObject =>
  isJsonObject(object.spec) ? object.spec : {};
const statusOf = (object: ApiObject): JsonObject =>
  isJsonObject(object.status) ? object.status : {};
const base64 = (text: string) => Buffer.from(text).toString('base64');

function prepareNamespace(object: ApiObject): ApiObject {
  const spec = specOf(object);
  return {
    ...object,
    metadata: {
      ...object.metadata,
      labels: {
        ...object.metadata.labels,
        'kubernetes.io/metadata.name': object.metadata.name,
      },
    },
    spec: object.metadata.deletionTimestamp
      ? spec
      : { finalizers: ['kubernetes'], ...spec },
    status: { phase: 'Active', ...statusOf(object) },
  };
}

function prepareSecret(object: ApiObject): ApiObject {
  const { stringData, ...rest } = object;
  const texts = isJsonObject(stringData) ? stringData : {};
  const data = {
    ...(isJsonObject(object.data) ? object.data : {}),
    ...Object.fromEntries(
      Object.entries(texts).map(([key, value]) => [key, base64(String(value))]),
    ),
  };
  return {
    ...rest,
    type: object.type ?? 'Opaque',
    ...(Object.keys(data).length > 0 ? { data } : {}),
  } as ApiObject;
}

function clusterIp(object: ApiObject): string {
  const digest = createHash('sha256')
    .update(object.metadata.uid ?? object.metadata.name)
    .digest();
  return `10.96.${digest[0]}.${1 + (digest[1] % 254)}`;
}

function prepareService(object: ApiObject): ApiObject {
  const spec = specOf(object);
  const address =
    spec.clusterIP ??
    (spec.type === 'ExternalName' ? undefined : clusterIp(object));
  const ports = Array.isArray(spec.ports)
    ? spec.ports.filter(isJsonObject)
    : [];
  return {
    ...object,
    spec: {
      type: 'ClusterIP',
      sessionAffinity: 'None',
      ...(address ? { internalTrafficPolicy: 'Cluster' } : {}),
      ...spec,
      ...(address
        ? {
            clusterIP: address,
            clusterIPs: [address],
            ipFamilies: ['IPv4'],
            ipFamilyPolicy: 'SingleStack',
          }
        : {}),
      ...(ports.length > 0
        ? {
            ports: ports.map(port => ({
              protocol: 'TCP',
              targetPort: port.port,
              ...port,
            })),
          }
        : {}),
    },
    status: { loadBalancer: {}, ...statusOf(object) },
  };
}

const withSpec =
  (defaults: JsonObject) =>
  (object: ApiObject): ApiObject => ({
    ...object,
    spec: completeTemplate({ ...defaults, ...specOf(object) }),
    status: statusOf(object),
  });

function preparePod(object: ApiObject): ApiObject {
  return {
    ...object,
    spec: {
      enableServiceLinks: true,
      preemptionPolicy: 'PreemptLowerPriority',
      priority: 0,
      ...completePodSpec(specOf(object)),
      tolerations: tolerations(specOf(object)),
    },
    status: {
      phase: 'Pending',
      qosClass: qualityOfService(specOf(object)),
      ...statusOf(object),
    },
  };
}

function prepareDefinition(object: ApiObject): ApiObject {
  const spec = specOf(object);
  const status = statusOf(object);
  const now = object.metadata.creationTimestamp ?? '';
  const finalizers = object.metadata.finalizers ?? [];
  return {
    ...object,
    metadata: {
      ...object.metadata,
      finalizers:
        object.metadata.deletionTimestamp || finalizers.includes(CRD_FINALIZER)
          ? finalizers
          : [...finalizers, CRD_FINALIZER],
    },
    spec: {
      conversion: { strategy: 'None' },
      ...spec,
      names: acceptedNames(spec),
    },
    status: {
      ...establishedStatus(object, now),
      ...(Array.isArray(status.conditions)
        ? { conditions: status.conditions }
        : {}),
    },
  };
}

function prepareEvent(object: ApiObject): ApiObject {
  return {
    type: 'Normal',
    ...object,
    source: object.source ?? {},
  } as ApiObject;
}

const PREPARE: Record<string, (object: ApiObject) => ApiObject> = {
  'v1/Namespace': prepareNamespace,
  'v1/Secret': prepareSecret,
  'v1/Service': prepareService,
  'v1/Pod': preparePod,
  'v1/Event': prepareEvent,
  'apps/v1/Deployment': withSpec({
    replicas: 1,
    revisionHistoryLimit: 10,
    progressDeadlineSeconds: 600,
    strategy: {
      type: 'RollingUpdate',
      rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' },
    },
  }),
  'apps/v1/ReplicaSet': withSpec({ replicas: 1 }),
  'apps/v1/StatefulSet': withSpec({ replicas: 1, revisionHistoryLimit: 10 }),
  'batch/v1/Job': withSpec({
    backoffLimit: 6,
    completions: 1,
    parallelism: 1,
    suspend: false,
  }),
  'batch/v1/CronJob': withSpec({
    concurrencyPolicy: 'Allow',
    failedJobsHistoryLimit: 1,
    successfulJobsHistoryLimit: 3,
    suspend: false,
  }),
  'networking.k8s.io/v1/NetworkPolicy': object => ({
    ...object,
    spec: { policyTypes: ['Ingress'], ...specOf(object) },
  }),
  'networking.k8s.io/v1/Ingress': object => ({
    ...object,
    status: { loadBalancer: {}, ...statusOf(object) },
  }),
  'apiextensions.k8s.io/v1/CustomResourceDefinition': prepareDefinition,
};

/** Data without entries is not kept. */
function withoutEmptyData(object: ApiObject): ApiObject {
  const empty = ['binaryData', 'data'].filter(name => isEmpty(object[name]));
  return empty.length === 0
    ? object
    : (Object.fromEntries(
        Object.entries(object).filter(([name]) => !empty.includes(name)),
      ) as ApiObject);
}

/** The object with what Kubernetes fills in for its built-in kind. */
export function prepareBuiltIn(object: ApiObject): ApiObject {
  const prepare = PREPARE[`${object.apiVersion}/${object.kind}`];
  return withoutEmptyData(prepare ? prepare(object) : object);
}

function validateSelector(
  object: ApiObject,
  old: ApiObject | undefined,
): FieldError[] {
  const spec = specOf(object);
  const errors: FieldError[] = [];
  if (!spec.selector) {
    errors.push(required('spec.selector'));
  }
  const template = isJsonObject(spec.template) ? spec.template : undefined;
  const podSpec = isJsonObject(template?.spec) ? template.spec : undefined;
  if (
    !podSpec ||
    !Array.isArray(podSpec.containers) ||
    !podSpec.containers[0]
  ) {
    errors.push(required('spec.template.spec.containers'));
  }
  if (old && !isEqual(spec.selector, specOf(old).selector)) {
    errors.push(
      invalidValue('spec.selector', spec.selector, 'field is immutable'),
    );
  }
  return errors;
}

function validateRulesOfRole(role: ApiObject): FieldError[] {
  const rules: unknown[] = Array.isArray(role.rules) ? role.rules : [];
  return rules.flatMap((rule, index) => {
    const verbs = isJsonObject(rule) ? rule.verbs : undefined;
    return Array.isArray(verbs) && verbs.length > 0
      ? []
      : [
          required(
            `rules[${index}].verbs`,
            'verbs must contain at least one value',
          ),
        ];
  });
}

const VALIDATE: Record<
  string,
  (object: ApiObject, old: ApiObject | undefined) => FieldError[]
> = {
  'v1/Pod': object => {
    const { containers } = specOf(object);
    return Array.isArray(containers) && containers.length > 0
      ? []
      : [required('spec.containers')];
  },
  'v1/Service': object => {
    const spec = specOf(object);
    return spec.clusterIP === 'None' ||
      spec.type === 'ExternalName' ||
      (Array.isArray(spec.ports) && spec.ports.length > 0)
      ? []
      : [required('spec.ports')];
  },
  'v1/Secret': (object, old) =>
    old && old.type !== object.type
      ? [invalidValue('type', object.type, 'field is immutable')]
      : [],
  'apps/v1/Deployment': validateSelector,
  'apps/v1/ReplicaSet': validateSelector,
  'apps/v1/StatefulSet': validateSelector,
  'apps/v1/DaemonSet': validateSelector,
  'rbac.authorization.k8s.io/v1/Role': validateRulesOfRole,
  'rbac.authorization.k8s.io/v1/ClusterRole': validateRulesOfRole,
  'rbac.authorization.k8s.io/v1/RoleBinding': (object, old) =>
    old && !isEqual(object.roleRef, old.roleRef)
      ? [invalidValue('roleRef', object.roleRef, 'cannot change roleRef')]
      : [],
  'apiextensions.k8s.io/v1/CustomResourceDefinition': validateDefinition,
};

/** What is wrong with an object of a built-in kind: required fields and immutable ones, no more. */
export function validateBuiltIn(
  object: ApiObject,
  old: ApiObject | undefined,
): FieldError[] {
  const validate = VALIDATE[`${object.apiVersion}/${object.kind}`];
  return validate ? validate(object, old) : [];
}
