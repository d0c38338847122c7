// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { FieldError } from '../../schema/FieldError';
import {
  forbiddenValue,
  invalidValue,
  required,
} from '../../schema/FieldError';
import { portName } from '../../schema/nameFormats';
import {
  areLabels,
  between,
  inFormat,
  isDnsLabel,
  isPort,
  isPortOrName,
  isSubdomain,
  needed,
  notNegative,
  oneOf,
} from './checks';
import { withinLimits } from './withinLimits';
import type { Rule, TypeRules, Visit } from './Rule';
import {
  below,
  member,
  objectOf,
  objectsOf,
  optional,
  pathTo,
  uniqueIn,
} from './Rule';

const sourcesOf = (visit: Visit) =>
  Object.keys(visit.value).filter(name => name !== 'name');

/** A volume has one source. */
const oneSource: Rule = visit =>
  sourcesOf(visit)
    .slice(1)
    .map(name =>
      forbiddenValue(
        pathTo(visit, name),
        'may not specify more than 1 volume type',
      ),
    );

/** The names of containers differ, whatever list they are in. */
const uniqueContainers: Rule = visit => {
  const seen = new Set(
    objectsOf(visit.value.containers).map(({ name }) => name),
  );
  return objectsOf(visit.value.initContainers).flatMap(
    ({ name }, index): FieldError[] =>
      name && seen.has(name)
        ? [
            {
              type: 'FieldValueDuplicate',
              field: `${pathTo(visit, 'initContainers')}[${index}].name`,
              value: name,
            },
          ]
        : [],
  );
};

const noSpace: Rule = ({ value, path }) =>
  typeof value.image === 'string' && value.image !== value.image.trim()
    ? [
        invalidValue(
          `${path}.image`,
          value.image,
          'must not have leading or trailing whitespace',
        ),
      ]
    : [];

const SOURCES = [
  'fieldRef',
  'resourceFieldRef',
  'configMapKeyRef',
  'secretKeyRef',
  'fileKeyRef',
];

const envSource: Rule = visit => {
  const source = visit.value.valueFrom;
  const path = pathTo(visit, 'valueFrom');
  if (source === undefined) {
    return [];
  }
  if (visit.value.value) {
    return [
      invalidValue(path, '', 'may not be specified when `value` is not empty'),
    ];
  }
  const given = SOURCES.filter(name => name in Object(source));
  return given.length === 0
    ? [
        invalidValue(
          path,
          '',
          'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`',
        ),
      ]
    : [];
};

const ENV_NAME = /^[ -<>-~]+$/;
const isEnvName = (value: unknown, path: string) =>
  ENV_NAME.test(String(value))
    ? []
    : [
        invalidValue(
          path,
          value,
          "a valid environment variable name must consist only of printable ASCII characters other than '='",
        ),
      ];

/** The volume a mount names is one of the pod's, or a claim of the stateful set whose template this is. */
const mountsVolume: Rule = visit => {
  const pod = visit.parent?.parent;
  const volumes = objectsOf(pod?.value.volumes);
  const claims = objectsOf(pod?.parent?.parent?.value.volumeClaimTemplates);
  const name = visit.value.name ?? '';
  return volumes.some(volume => volume.name === name) ||
    claims.some(({ metadata }) => Object(metadata).name === name)
    ? []
    : [
        {
          type: 'FieldValueNotFound',
          field: pathTo(visit, 'name'),
          value: name,
        },
      ];
};

const HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'];

const oneHandler: Rule = ({ value, path }) => {
  const given = HANDLERS.filter(name => value[name] !== undefined);
  return given.length === 0
    ? [required(path, 'must specify a handler type')]
    : given
        .slice(1)
        .map(name =>
          forbiddenValue(
            `${path}.${name}`,
            'may not specify more than 1 handler type',
          ),
        );
};

/** A probe that ends a container succeeds at once. */
const succeedsAtOnce: Rule = ({ value, path }) =>
  /\.(liveness|startup)Probe$/.test(path) &&
  typeof value.successThreshold === 'number' &&
  value.successThreshold !== 1
    ? [
        invalidValue(
          `${path}.successThreshold`,
          value.successThreshold,
          'must be 1',
        ),
      ]
    : [];

const container: readonly Rule[] = [
  member('name', needed(), isDnsLabel),
  member('image', needed()),
  noSpace,
  below('lifecycle'),
  below('livenessProbe'),
  below('readinessProbe'),
  below('startupProbe'),
  optional('terminationMessagePolicy', oneOf('File', 'FallbackToLogsOnError')),
  uniqueIn('ports', 'name'),
  below('ports'),
  below('env'),
  below('envFrom'),
  below('volumeMounts'),
  optional('imagePullPolicy', oneOf('Always', 'IfNotPresent', 'Never')),
];

const toleration: Rule = visit => {
  const { operator, value } = visit.value;
  return operator === 'Exists' && value
    ? [
        invalidValue(
          pathTo(visit, 'operator'),
          value,
          "value must be empty when `operator` is 'Exists'",
        ),
      ]
    : [];
};

/** A key of a config map or a secret has a name and is in one. */
const keySelector: readonly Rule[] = [
  member('name', isSubdomain),
  member('key', needed()),
];

/** What is wrong with pods, and with templates of pods. */
export const podRules: TypeRules = {
  'core.v1.ConfigMapEnvSource': [member('name', needed())],
  'core.v1.ConfigMapKeySelector': keySelector,
  'core.v1.ConfigMapVolumeSource': [member('name', needed())],
  'core.v1.Container': container,
  'core.v1.ContainerPort': [
    optional('name', inFormat(portName)),
    member('containerPort', needed(), isPort),
    optional('hostPort', isPort),
    optional('protocol', oneOf('SCTP', 'TCP', 'UDP')),
  ],
  'core.v1.EnvFromSource': [
    below('configMapRef'),
    below('secretRef'),
    ({ value, path }) =>
      value.configMapRef === undefined && value.secretRef === undefined
        ? [
            invalidValue(
              path.replace(/\[\d+\]$/, ''),
              '',
              'must specify one of: `configMapRef` or `secretRef`',
            ),
          ]
        : [],
  ],
  'core.v1.EnvVar': [member('name', needed(), isEnvName), envSource],
  'core.v1.ExecAction': [member('command', needed())],
  'core.v1.HTTPGetAction': [member('port', isPortOrName)],
  'core.v1.HostPathVolumeSource': [member('path', needed())],
  'core.v1.PersistentVolumeClaimVolumeSource': [member('claimName', needed())],
  'core.v1.PodSecurityContext': [
    optional('runAsUser', between(0)),
    optional('runAsGroup', between(0)),
    optional('fsGroup', between(0)),
  ],
  'core.v1.PodSpec': [
    uniqueIn('volumes', 'name'),
    below('volumes'),
    member('containers', needed()),
    uniqueIn('containers', 'name'),
    below('containers'),
    uniqueContainers,
    below('initContainers'),
    optional('restartPolicy', oneOf('Always', 'OnFailure', 'Never')),
    optional(
      'dnsPolicy',
      oneOf('ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'),
    ),
    optional('nodeSelector', areLabels),
    optional('serviceAccountName', isSubdomain),
    optional('nodeName', isSubdomain),
    optional('activeDeadlineSeconds', between(1)),
    optional('hostname', isDnsLabel),
    optional('subdomain', isDnsLabel),
    below('tolerations'),
  ],
  'core.v1.PodTemplateSpec': [
    visit =>
      areLabels(objectOf(visit.value.metadata).labels, pathTo(visit, 'labels')),
  ],
  'core.v1.Probe': [
    oneHandler,
    below('exec'),
    below('httpGet'),
    below('tcpSocket'),
    optional('initialDelaySeconds', notNegative),
    optional('timeoutSeconds', notNegative),
    optional('periodSeconds', notNegative),
    optional('successThreshold', notNegative),
    optional('failureThreshold', notNegative),
    succeedsAtOnce,
  ],
  'core.v1.ResourceRequirements': [withinLimits],
  'core.v1.SecretEnvSource': [member('name', needed())],
  'core.v1.SecretKeySelector': keySelector,
  'core.v1.SecretVolumeSource': [member('secretName', needed())],
  'core.v1.SecurityContext': [
    optional('runAsUser', between(0)),
    optional('runAsGroup', between(0)),
  ],
  'core.v1.TCPSocketAction': [member('port', isPortOrName)],
  'core.v1.Toleration': [
    toleration,
    optional('operator', oneOf('Equal', 'Exists')),
  ],
  'core.v1.Volume': [
    oneSource,
    visit => sourcesOf(visit).slice(0, 1).flatMap(visit.below),
    member('name', needed(), isDnsLabel),
  ],
  'core.v1.VolumeMount': [
    member('name', needed()),
    mountsVolume,
    member('mountPath', needed()),
  ],
};
