// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';
import type { ApiObject, JsonObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import { isEqual } from '../schema/isEqual';

const FIRST_NODE_PORT = 30_000;
const NODE_PORTS = 2768;

/** Numbers that are always the same for the same service. */
function digestOf(object: ApiObject): Buffer {
  return createHash('sha256')
    .update(object.metadata.uid ?? object.metadata.name)
    .digest();
}

function clusterIp(digest: Buffer): string {
  return `10.96.${digest[0]}.${1 + (digest[1] % 254)}`;
}

function families(spec: JsonObject): JsonObject {
  // a service without pods of its own may name addresses of both families
  return spec.clusterIP === 'None' && !spec.selector
    ? { ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'RequireDualStack' }
    : { ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack' };
}

const isOutside = (type: unknown) =>
  type === 'NodePort' || type === 'LoadBalancer';
const OUTSIDE = ['externalTrafficPolicy', 'healthCheckNodePort'];
const INSIDE = [
  'clusterIP',
  'clusterIPs',
  'internalTrafficPolicy',
  'ipFamilies',
  'ipFamilyPolicy',
];

/** The spec without what belongs to the type the service had before, where nobody changed it. */
function withoutOldType(spec: JsonObject, before: JsonObject): JsonObject {
  if (!before.type || spec.type === before.type) {
    return spec;
  }
  const dropsOutside = isOutside(before.type) && !isOutside(spec.type);
  const dropped = [
    ...(dropsOutside ? OUTSIDE : []),
    ...(spec.type === 'LoadBalancer' ? [] : ['allocateLoadBalancerNodePorts']),
    ...(spec.type === 'ExternalName' ? INSIDE : []),
  ];
  const kept = Object.fromEntries(
    Object.entries(spec).filter(
      ([name, value]) =>
        !dropped.includes(name) || !isEqual(value, before[name]),
    ),
  );
  const ports = Array.isArray(spec.ports)
    ? spec.ports.filter(isJsonObject)
    : [];
  return dropsOutside
    ? { ...kept, ports: ports.map(({ nodePort: _old, ...port }) => port) }
    : kept;
}

/** A service with the addresses and ports the server gives it, or has given it before. */
export function completeService(
  object: ApiObject,
  old: ApiObject | undefined,
): ApiObject {
  const before = isJsonObject(old?.spec) ? old.spec : {};
  const spec = withoutOldType(
    isJsonObject(object.spec) ? object.spec : {},
    before,
  );
  if (spec.type === 'ExternalName') {
    return { ...object, spec };
  }
  const digest = digestOf(object);
  const known = Array.isArray(before.ports) ? before.ports : [];
  const address = spec.clusterIP ?? before.clusterIP ?? clusterIp(digest);
  const ports = Array.isArray(spec.ports)
    ? spec.ports.filter(isJsonObject).map((port, index) => {
        const same = known.find(
          each => isJsonObject(each) && each.port === port.port,
        );
        const given = isJsonObject(same) ? same.nodePort : undefined;
        const offset = digest.readUInt16BE(2) + index;
        return isOutside(spec.type) && port.nodePort === undefined
          ? {
              ...port,
              nodePort: given ?? FIRST_NODE_PORT + (offset % NODE_PORTS),
            }
          : port;
      })
    : undefined;
  return {
    ...object,
    spec: {
      ...families({ ...spec, clusterIP: address }),
      ...spec,
      ...(ports ? { ports } : {}),
      clusterIP: address,
      clusterIPs: [address],
    },
  };
}
