// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { METADATA_FIELDS } from '../metadataFields';
import type { FieldType, ListOwnership } from './FieldType';

type Keys = readonly [readonly string[], Readonly<Record<string, unknown>>?];

/** The lists of built-in kinds whose items are owned one by one, by the name of the list. */
const KEYED_LISTS: Record<string, Keys> = {
  conditions: [['type']],
  containers: [['name']],
  env: [['name']],
  ephemeralContainers: [['name']],
  hostAliases: [['ip']],
  imagePullSecrets: [['name'], { name: '' }],
  initContainers: [['name']],
  ownerReferences: [['uid']],
  podIPs: [['ip']],
  hostIPs: [['ip']],
  resourceClaims: [['name']],
  secrets: [['name']],
  topologySpreadConstraints: [['topologyKey', 'whenUnsatisfiable']],
  volumeDevices: [['devicePath']],
  volumeMounts: [['mountPath']],
  volumes: [['name']],
};
const CONTAINER_PORTS: Keys = [
  ['containerPort', 'protocol'],
  { protocol: 'TCP' },
];
const SERVICE_PORTS: Keys = [['port', 'protocol'], { protocol: 'TCP' }];
/** Lists whose items are owned one by one, by their value. */
const SETS = new Set(['metadata/finalizers', 'spec/finalizers']);
/** Objects owned as a whole. */
const WHOLE = new Set([
  'configMapKeyRef',
  'fieldRef',
  'involvedObject',
  'items/ownerReferences',
  'nodeSelectorTerms',
  'objectRef',
  'resourceFieldRef',
  'roleRef',
  'scaleTargetRef',
  'secretKeyRef',
  'secretRef',
  'configMapRef',
  'claimRef',
  'loadBalancer/ingress',
]);
/** Objects whose members are keys somebody chose. */
const FREE = new Set([
  'annotations',
  'binaryData',
  'data',
  'labels',
  'limits',
  'matchLabels',
  'nodeSelector',
  'requests',
  'allocatable',
  'capacity',
  'stringData',
]);

function listOwnership(path: readonly string[]): ListOwnership {
  const name = path.at(-1) ?? '';
  const parent = path.at(-2) ?? '';
  if (SETS.has(`${parent}/${name}`)) {
    return { by: 'value' };
  }
  let keys = KEYED_LISTS[name];
  if (name === 'ports') {
    if (/ontainers$/.test(parent)) {
      keys = CONTAINER_PORTS;
    } else if (parent === 'spec') {
      keys = SERVICE_PORTS;
    }
  }
  if (path[0] === 'spec' && parent === 'spec' && name === 'conditions') {
    return { by: 'whole' };
  }
  return keys
    ? { by: 'keys', keys: keys[0], defaults: keys[1] ?? {} }
    : { by: 'whole' };
}

/** Whether an object at this path of a built-in kind is owned as a whole. */
function isWhole(path: readonly string[]): boolean {
  const name = path.at(-1) ?? '';
  const parent = path.at(-2) ?? '';
  return (
    WHOLE.has(name) ||
    name === 'ownerReferences' ||
    name === 'selector' ||
    name === 'podSelector' ||
    name === 'namespaceSelector' ||
    name === 'labelSelector' ||
    name === 'nodeSelector' ||
    ((name === 'imagePullSecrets' || name === 'secrets') && parent === '')
  );
}

/** How a value of a built-in kind at a path is owned; its steps are names, items add none. */
export function builtInType(path: readonly string[]): FieldType {
  const members = new Map<string, FieldType>();
  const isFree = FREE.has(path.at(-1) ?? '');
  let item: FieldType | undefined;
  return {
    isWhole: path.length > 0 && isWhole(path),
    list: listOwnership(path),
    isField: () => !isFree,
    member: name => {
      const known = members.get(name) ?? builtInType([...path, name]);
      members.set(name, known);
      return known;
    },
    get item() {
      item ??= builtInType(path);
      return item;
    },
  };
}

const KNOWN_METADATA = new Set(METADATA_FIELDS);
const anyMetadata = builtInType(['metadata']);

/** How the metadata of every object is owned. */
export const metadataType: FieldType = {
  ...anyMetadata,
  item: anyMetadata,
  isField: name => KNOWN_METADATA.has(name),
  member: name =>
    KNOWN_METADATA.has(name) ? anyMetadata.member(name) : undefined,
};
