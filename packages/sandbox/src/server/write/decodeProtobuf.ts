// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from '../ApiObject';

/**
 * How a field is read. `[]` after a type means repeated; `map` and `bytemap` are maps of
 * texts and of bytes (shown in base64).
 */
type FieldType =
  | 'text'
  | 'integer'
  | 'boolean'
  | 'intOrString'
  | 'map'
  | 'bytemap'
  | 'text[]'
  | Message
  | readonly [Message];
type Message = { readonly [fieldNumber: number]: readonly [string, FieldType] };

const metadata: Message = {
  1: ['name', 'text'],
  2: ['generateName', 'text'],
  3: ['namespace', 'text'],
  5: ['uid', 'text'],
  6: ['resourceVersion', 'text'],
  11: ['labels', 'map'],
  12: ['annotations', 'map'],
  13: [
    'ownerReferences',
    [
      {
        1: ['kind', 'text'],
        3: ['name', 'text'],
        4: ['uid', 'text'],
        5: ['apiVersion', 'text'],
        6: ['controller', 'boolean'],
        7: ['blockOwnerDeletion', 'boolean'],
      },
    ],
  ],
  14: ['finalizers', 'text[]'],
};

const container: Message = {
  1: ['name', 'text'],
  2: ['image', 'text'],
  3: ['command', 'text[]'],
  4: ['args', 'text[]'],
  5: ['workingDir', 'text'],
  6: [
    'ports',
    [
      {
        1: ['name', 'text'],
        2: ['hostPort', 'integer'],
        3: ['containerPort', 'integer'],
        4: ['protocol', 'text'],
      },
    ],
  ],
  7: [
    'env',
    [
      {
        1: ['name', 'text'],
        2: ['value', 'text'],
      },
    ],
  ],
};
const podTemplate: Message = {
  1: ['metadata', metadata],
  2: [
    'spec',
    {
      2: ['containers', [container]],
      3: ['restartPolicy', 'text'],
      8: ['serviceAccountName', 'text'],
    },
  ],
};
const jobSpec: Message = {
  1: ['parallelism', 'integer'],
  2: ['completions', 'integer'],
  6: ['template', podTemplate],
  7: ['backoffLimit', 'integer'],
};
const rules: readonly [string, FieldType] = [
  'rules',
  [
    {
      1: ['verbs', 'text[]'],
      2: ['apiGroups', 'text[]'],
      3: ['resources', 'text[]'],
      4: ['resourceNames', 'text[]'],
      5: ['nonResourceURLs', 'text[]'],
    },
  ],
];
const binding: Message = {
  1: ['metadata', metadata],
  2: [
    'subjects',
    [
      {
        1: ['kind', 'text'],
        2: ['apiGroup', 'text'],
        3: ['name', 'text'],
        4: ['namespace', 'text'],
      },
    ],
  ],
  3: [
    'roleRef',
    { 1: ['apiGroup', 'text'], 2: ['kind', 'text'], 3: ['name', 'text'] },
  ],
};

/** What `kubectl create` and `kubectl auth` send in protobuf. */
const KINDS: Record<string, Message> = {
  'v1/Namespace': { 1: ['metadata', metadata] },
  'v1/ConfigMap': {
    1: ['metadata', metadata],
    2: ['data', 'map'],
    3: ['binaryData', 'bytemap'],
    4: ['immutable', 'boolean'],
  },
  'v1/Secret': {
    1: ['metadata', metadata],
    2: ['data', 'bytemap'],
    3: ['type', 'text'],
    4: ['stringData', 'map'],
    5: ['immutable', 'boolean'],
  },
  'v1/ServiceAccount': { 1: ['metadata', metadata] },
  'v1/Service': {
    1: ['metadata', metadata],
    2: [
      'spec',
      {
        1: [
          'ports',
          [
            {
              1: ['name', 'text'],
              2: ['protocol', 'text'],
              3: ['port', 'integer'],
              4: ['targetPort', 'intOrString'],
              5: ['nodePort', 'integer'],
            },
          ],
        ],
        2: ['selector', 'map'],
        3: ['clusterIP', 'text'],
        4: ['type', 'text'],
        10: ['externalName', 'text'],
      },
    ],
  },
  'apps/v1/Deployment': {
    1: ['metadata', metadata],
    2: [
      'spec',
      {
        1: ['replicas', 'integer'],
        2: ['selector', { 1: ['matchLabels', 'map'] }],
        3: ['template', podTemplate],
      },
    ],
  },
  'batch/v1/Job': { 1: ['metadata', metadata], 2: ['spec', jobSpec] },
  'batch/v1/CronJob': {
    1: ['metadata', metadata],
    2: [
      'spec',
      {
        1: ['schedule', 'text'],
        3: ['concurrencyPolicy', 'text'],
        4: ['suspend', 'boolean'],
        5: ['jobTemplate', { 1: ['metadata', metadata], 2: ['spec', jobSpec] }],
      },
    ],
  },
  'rbac.authorization.k8s.io/v1/Role': { 1: ['metadata', metadata], 2: rules },
  'rbac.authorization.k8s.io/v1/ClusterRole': {
    1: ['metadata', metadata],
    2: rules,
  },
  'rbac.authorization.k8s.io/v1/RoleBinding': binding,
  'rbac.authorization.k8s.io/v1/ClusterRoleBinding': binding,
  'authentication.k8s.io/v1/SelfSubjectReview': { 1: ['metadata', metadata] },
  'authentication.k8s.io/v1/TokenRequest': {
    1: ['metadata', metadata],
    2: [
      'spec',
      { 1: ['audiences', 'text[]'], 4: ['expirationSeconds', 'integer'] },
    ],
  },
  'authorization.k8s.io/v1/SelfSubjectAccessReview': {
    1: ['metadata', metadata],
    2: [
      'spec',
      {
        1: [
          'resourceAttributes',
          {
            1: ['namespace', 'text'],
            2: ['verb', 'text'],
            3: ['group', 'text'],
            4: ['version', 'text'],
            5: ['resource', 'text'],
            6: ['subresource', 'text'],
            7: ['name', 'text'],
          },
        ],
        2: [
          'nonResourceAttributes',
          { 1: ['path', 'text'], 2: ['verb', 'text'] },
        ],
      },
    ],
  },
};

const MAGIC = Buffer.from('k8s\0');
const UNKNOWN: Message = {
  1: ['type', { 1: ['apiVersion', 'text'], 2: ['kind', 'text'] }],
};

type Wire =
  | { field: number; number: bigint }
  | { field: number; bytes: Buffer };

function* fieldsOf(bytes: Buffer): Generator<Wire> {
  let at = 0;
  const varint = () => {
    let value = 0n;
    for (let shift = 0n; at < bytes.length; shift += 7n) {
      const byte = bytes[at];
      at += 1;
      value += BigInt(byte % 128) << shift;
      if (byte < 128) {
        return value;
      }
    }
    throw new Error('a protobuf message ends in the middle of a number');
  };
  while (at < bytes.length) {
    const tag = Number(varint());
    const field = Math.floor(tag / 8);
    switch (tag % 8) {
      case 0:
        yield { field, number: BigInt.asIntN(64, varint()) };
        break;
      case 1:
        at += 8;
        break;
      case 2: {
        const length = Number(varint());
        yield { field, bytes: bytes.subarray(at, at + length) };
        at += length;
        break;
      }
      case 5:
        at += 4;
        break;
      default:
        throw new Error(`a protobuf message has wire type ${tag % 8}`);
    }
  }
}

function mapEntry(
  bytes: Buffer,
  encoding: 'utf8' | 'base64',
): [string, string] {
  let key = '';
  let value = '';
  for (const each of fieldsOf(bytes)) {
    if ('bytes' in each && each.field === 1) {
      key = each.bytes.toString('utf8');
    } else if ('bytes' in each) {
      value = each.bytes.toString(encoding);
    }
  }
  return [key, value];
}

function intOrString(bytes: Buffer): unknown {
  const found: { isText: boolean; number: number; text: string } = {
    isText: false,
    number: 0,
    text: '',
  };
  for (const each of fieldsOf(bytes)) {
    if ('bytes' in each) {
      found.text = each.bytes.toString('utf8');
    } else if (each.field === 1) {
      found.isText = each.number === 1n;
    } else {
      found.number = Number(each.number);
    }
  }
  return found.isText ? found.text : found.number;
}

function readBytes(
  target: JsonObject,
  name: string,
  type: FieldType,
  bytes: Buffer,
): void {
  const known = target[name];
  if (type === 'text') {
    const text = bytes.toString('utf8');
    if (text) {
      target[name] = text;
    }
  } else if (type === 'text[]') {
    target[name] = [
      ...(Array.isArray(known) ? known : []),
      bytes.toString('utf8'),
    ];
  } else if (type === 'map' || type === 'bytemap') {
    const [key, value] = mapEntry(bytes, type === 'map' ? 'utf8' : 'base64');
    target[name] = { ...(known as JsonObject | undefined), [key]: value };
  } else if (type === 'intOrString') {
    target[name] = intOrString(bytes);
  } else if (Array.isArray(type)) {
    const item: Message = type[0];
    target[name] = [
      ...(Array.isArray(known) ? known : []),
      readMessage(bytes, item),
    ];
  } else if (typeof type === 'object') {
    target[name] = readMessage(bytes, type as Message);
  }
}

function readMessage(bytes: Buffer, message: Message): JsonObject {
  const result: JsonObject = {};
  for (const each of fieldsOf(bytes)) {
    const known = message[each.field];
    if (!known) {
      continue;
    }
    const [name, type] = known;
    if ('bytes' in each) {
      readBytes(result, name, type, each.bytes);
    } else if (type === 'boolean') {
      result[name] = each.number !== 0n;
    } else if (type === 'integer') {
      result[name] = Number(each.number);
    }
  }
  return result;
}

/**
 * Reads an object of one of the kinds kubectl sends in protobuf; undefined for any other
 * kind or text. Fields outside the table are left out: kubectl's own generators set none.
 */
export function decodeProtobuf(body: Buffer): JsonObject | undefined {
  if (!body.subarray(0, MAGIC.length).equals(MAGIC)) {
    return undefined;
  }
  const envelope = body.subarray(MAGIC.length);
  const { type } = readMessage(envelope, UNKNOWN) as {
    type?: { apiVersion?: string; kind?: string };
  };
  const message = KINDS[`${type?.apiVersion}/${type?.kind}`];
  if (!message) {
    return undefined;
  }
  for (const each of fieldsOf(envelope)) {
    if ('bytes' in each && each.field === 2) {
      return { ...type, ...readMessage(each.bytes, message) };
    }
  }
  return { ...type };
}
