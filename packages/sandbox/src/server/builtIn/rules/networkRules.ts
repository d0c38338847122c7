// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { FieldError } from '../../schema/FieldError';
import {
  forbiddenValue,
  invalidValue,
  required,
} from '../../schema/FieldError';
import {
  areLabels,
  isDnsLabel,
  isIpAddress,
  isPort,
  isPortOrName,
  isSubdomain,
  needed,
  oneOf,
} from './checks';
import type { Rule, TypeRules } from './Rule';
import {
  below,
  member,
  objectOf,
  objectsOf,
  optional,
  pathTo,
  uniqueIn,
} from './Rule';

const portsNeeded: Rule = visit => {
  const { clusterIP, type } = visit.value;
  return clusterIP === 'None' || type === 'ExternalName'
    ? []
    : needed()(visit.value.ports, pathTo(visit, 'ports'));
};

/** Several ports are told apart by their names. */
const portsNamed: Rule = visit => {
  const ports = objectsOf(visit.value.ports);
  return ports.length < 2
    ? []
    : ports.flatMap(({ name }, index) =>
        name ? [] : [required(`${pathTo(visit, 'ports')}[${index}].name`)],
      );
};

/** A port as Kubernetes' own words have it, of which only what tells it apart is filled in. */
const goPort = (port: unknown, protocol: unknown) => ({
  Name: '',
  Protocol: protocol,
  AppProtocol: null,
  Port: port,
  TargetPort: 0,
  NodePort: 0,
});

const portsDiffer: Rule = visit => {
  const seen = new Set<string>();
  return objectsOf(visit.value.ports).flatMap(
    ({ port, protocol }, index): FieldError[] => {
      const key = `${protocol}/${port}`;
      const isTwice = seen.has(key);
      seen.add(key);
      return isTwice
        ? [
            {
              type: 'FieldValueDuplicate',
              field: `${pathTo(visit, 'ports')}[${index}]`,
              value: goPort(port, protocol),
            },
          ]
        : [];
    },
  );
};

const noNodePorts: Rule = visit => {
  const { type } = visit.value;
  return type === 'ClusterIP'
    ? objectsOf(visit.value.ports).flatMap(({ nodePort }, index) =>
        nodePort
          ? [
              forbiddenValue(
                `${pathTo(visit, 'ports')}[${index}].nodePort`,
                "may not be used when `type` is 'ClusterIP'",
              ),
            ]
          : [],
      )
    : [];
};

const externalName: Rule = visit =>
  visit.value.type === 'ExternalName'
    ? member('externalName', needed(), isSubdomain)(visit)
    : [];

const clusterIps: Rule = visit => {
  const { clusterIPs } = visit.value;
  return (Array.isArray(clusterIPs) ? clusterIPs : []).flatMap((ip, index) =>
    ip === 'None'
      ? []
      : isIpAddress(ip, `${pathTo(visit, 'clusterIPs')}[${index}]`),
  );
};

/** Only a service of that type is reached through a load balancer. */
const loadBalancers: Rule = ({ value }) => {
  const { loadBalancer } = objectOf(value.status);
  const { ingress } = objectOf(loadBalancer);
  return objectsOf(ingress).length > 0 &&
    objectOf(value.spec).type !== 'LoadBalancer'
    ? [
        forbiddenValue(
          'status.loadBalancer.ingress',
          "may only be used when `spec.type` is 'LoadBalancer'",
        ),
      ]
    : [];
};

const CIDR = /^[0-9a-fA-F.:]+\/\d{1,3}$/;
const isCidr = (value: unknown, path: string) =>
  CIDR.test(String(value))
    ? []
    : [
        invalidValue(
          path,
          value,
          'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)',
        ),
      ];

const peerGiven: Rule = ({ value, path }) =>
  Object.keys(value).length > 0 ? [] : [required(path, 'must specify a peer')];

const policyTypes: Rule = visit =>
  (Array.isArray(visit.value.policyTypes)
    ? visit.value.policyTypes
    : []
  ).flatMap((type, index) =>
    oneOf('Ingress', 'Egress')(
      type,
      `${pathTo(visit, 'policyTypes')}[${index}]`,
    ),
  );

const ingressGiven: Rule = ({ value, path }) =>
  value.defaultBackend || objectsOf(value.rules).length > 0
    ? []
    : [
        invalidValue(
          path,
          null,
          'either `defaultBackend` or `rules` must be specified',
        ),
      ];

const backendPort: Rule = visit => {
  const service = objectOf(visit.value.service);
  const { name, number } = objectOf(service.port);
  if (!visit.value.service) {
    return [];
  }
  if (name && number) {
    return [
      invalidValue(visit.path, '', 'cannot set both port name & port number'),
    ];
  }
  return name || number
    ? []
    : [required(visit.path, 'port name or number is required')];
};

/** What is wrong with services, policies of the network and ingresses. */
export const networkRules: TypeRules = {
  'core.v1.Service': [below('spec'), loadBalancers],
  'core.v1.ServicePort': [
    optional('name', isDnsLabel),
    member('port', isPort),
    optional('protocol', oneOf('SCTP', 'TCP', 'UDP')),
    member('targetPort', isPortOrName),
  ],
  'core.v1.ServiceSpec': [
    portsNeeded,
    portsNamed,
    below('ports'),
    uniqueIn('ports', 'name'),
    optional('selector', areLabels),
    optional('sessionAffinity', oneOf('ClientIP', 'None')),
    optional(
      'type',
      oneOf('ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'),
    ),
    noNodePorts,
    portsDiffer,
    optional('externalTrafficPolicy', oneOf('Cluster', 'Local')),
    clusterIps,
    externalName,
  ],
  'networking.v1.HTTPIngressPath': [
    member(
      'pathType',
      needed('pathType must be specified'),
      oneOf('Exact', 'ImplementationSpecific', 'Prefix'),
    ),
  ],
  'networking.v1.HTTPIngressRuleValue': [member('paths', needed())],
  'networking.v1.IPBlock': [member('cidr', isCidr)],
  'networking.v1.IngressBackend': [below('service'), backendPort],
  'networking.v1.IngressRule': [optional('host', isSubdomain)],
  'networking.v1.IngressServiceBackend': [member('name', needed())],
  'networking.v1.IngressSpec': [ingressGiven],
  'networking.v1.NetworkPolicyPeer': [peerGiven],
  'networking.v1.NetworkPolicyPort': [
    optional('protocol', oneOf('TCP', 'UDP', 'SCTP')),
    member('port', (value, path) =>
      value === undefined ? [] : isPortOrName(value, path),
    ),
  ],
  'networking.v1.NetworkPolicySpec': [
    below('ingress'),
    below('egress'),
    policyTypes,
  ],
};
