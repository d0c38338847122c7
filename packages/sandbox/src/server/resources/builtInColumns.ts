// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject, JsonObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import { ageOf, humanDuration } from './humanDuration';
import type { TableColumn } from './TableColumn';
import { AGE_DESCRIPTION } from './TableColumn';

type Cell = (object: ApiObject) => unknown;

const NONE = '<none>';

const at = (value: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>(
    (each, name) => (isJsonObject(each) ? each[name] : undefined),
    value,
  );
const objects = (value: unknown): JsonObject[] =>
  Array.isArray(value) ? value.filter(isJsonObject) : [];
const number = (value: unknown): number =>
  typeof value === 'number' ? value : 0;
const size = (value: unknown): number =>
  isJsonObject(value) ? Object.keys(value).length : 0;
const pairs = (value: unknown): string =>
  size(value) === 0
    ? NONE
    : Object.entries(isJsonObject(value) ? value : {})
        .map(([name, each]) => `${name}=${each}`)
        .sort()
        .join(',');

const column = (
  name: string,
  cell: Cell,
  rest: Partial<TableColumn> = {},
): TableColumn => ({
  name,
  type: 'string',
  format: '',
  description: `${name} of the object`,
  priority: 0,
  cell,
  ...rest,
});
const wide = (name: string, cell: Cell) => column(name, cell, { priority: 1 });
const count = (name: string, ...path: string[]) =>
  column(name, object => number(at(object, ...path)), { type: 'integer' });
const age = column('Age', object => ageOf(object.metadata.creationTimestamp), {
  description: AGE_DESCRIPTION,
});
const createdAt = column(
  'Created At',
  object => object.metadata.creationTimestamp,
  { type: 'date', description: AGE_DESCRIPTION },
);

const containersOf = (object: ApiObject) =>
  objects(at(object, 'spec', 'template', 'spec', 'containers'));
const containers = [
  wide('Containers', object =>
    containersOf(object)
      .map(each => each.name)
      .join(','),
  ),
  wide('Images', object =>
    containersOf(object)
      .map(each => each.image)
      .join(','),
  ),
];
const selector = wide('Selector', object =>
  pairs(at(object, 'spec', 'selector', 'matchLabels')),
);

const readyOf =
  (ready: string, wanted: string): Cell =>
  object =>
    `${number(at(object, 'status', ready))}/${number(
      at(object, 'spec', wanted),
    )}`;

/** The state of a pod in a word: why it waits or ended, if a container says so, else its phase. */
function podStatus(pod: ApiObject): string {
  if (pod.metadata.deletionTimestamp) {
    return 'Terminating';
  }
  const [reason] = objects(at(pod, 'status', 'containerStatuses'))
    .map(
      each =>
        at(each, 'state', 'waiting', 'reason') ??
        at(each, 'state', 'terminated', 'reason'),
    )
    .filter(Boolean);
  return String(
    reason ?? at(pod, 'status', 'reason') ?? at(pod, 'status', 'phase') ?? '',
  );
}

const podColumns: TableColumn[] = [
  column('Ready', pod => {
    const ready = objects(at(pod, 'status', 'containerStatuses')).filter(
      each => each.ready === true,
    );
    return `${ready.length}/${objects(at(pod, 'spec', 'containers')).length}`;
  }),
  column('Status', podStatus),
  column('Restarts', pod =>
    String(
      objects(at(pod, 'status', 'containerStatuses')).reduce(
        (sum, each) => sum + number(each.restartCount),
        0,
      ),
    ),
  ),
  age,
  wide('IP', pod => at(pod, 'status', 'podIP') ?? NONE),
  wide('Node', pod => at(pod, 'spec', 'nodeName') ?? NONE),
  wide('Nominated Node', pod => at(pod, 'status', 'nominatedNodeName') ?? NONE),
  wide('Readiness Gates', () => NONE),
];

const serviceColumns: TableColumn[] = [
  column('Type', service => at(service, 'spec', 'type')),
  column('Cluster-IP', service => at(service, 'spec', 'clusterIP') ?? NONE),
  column('External-IP', service => at(service, 'spec', 'externalName') ?? NONE),
  column(
    'Port(s)',
    service =>
      objects(at(service, 'spec', 'ports'))
        .map(
          each =>
            `${each.port}${each.nodePort ? `:${each.nodePort}` : ''}/${
              each.protocol
            }`,
        )
        .join(',') || NONE,
  ),
  age,
  wide('Selector', service => pairs(at(service, 'spec', 'selector'))),
];

function jobStatus(job: ApiObject): string {
  const types = objects(at(job, 'status', 'conditions'))
    .filter(each => each.status === 'True')
    .map(each => each.type);
  for (const [type, word] of [
    ['Complete', 'Complete'],
    ['Failed', 'Failed'],
    ['Suspended', 'Suspended'],
  ]) {
    if (types.includes(type)) {
      return word;
    }
  }
  return job.metadata.deletionTimestamp ? 'Terminating' : 'Running';
}

const jobColumns: TableColumn[] = [
  column('Status', jobStatus),
  column('Completions', readyOf('succeeded', 'completions')),
  column('Duration', job => {
    const start = at(job, 'status', 'startTime');
    const end = at(job, 'status', 'completionTime');
    if (typeof start !== 'string') {
      return '';
    }
    return typeof end === 'string'
      ? humanDuration((Date.parse(end) - Date.parse(start)) / 1000)
      : ageOf(start);
  }),
  age,
  ...containers,
  selector,
];

const eventColumns: TableColumn[] = [
  column('Last Seen', event =>
    ageOf(event.lastTimestamp ?? event.eventTime ?? event.firstTimestamp),
  ),
  column('Type', event => event.type ?? ''),
  column('Reason', event => event.reason ?? ''),
  column(
    'Object',
    event =>
      `${String(at(event, 'involvedObject', 'kind') ?? '').toLowerCase()}/${
        at(event, 'involvedObject', 'name') ?? ''
      }`,
  ),
  wide('Subobject', event => at(event, 'involvedObject', 'fieldPath') ?? ''),
  wide('Source', event =>
    [at(event, 'source', 'component'), at(event, 'source', 'host')]
      .filter(Boolean)
      .join(', '),
  ),
  column('Message', event => String(event.message ?? '').trim()),
  wide('First Seen', event => ageOf(event.firstTimestamp ?? event.eventTime)),
  wide('Count', event => String(number(event.count) || 1)),
  wide('Name', event => event.metadata.name),
];

const subjects = (kind: string) => (binding: ApiObject) =>
  objects(binding.subjects)
    .filter(each => each.kind === kind)
    .map(each =>
      kind === 'ServiceAccount' ? `${each.namespace}/${each.name}` : each.name,
    )
    .join(', ');
const bindingColumns: TableColumn[] = [
  column(
    'Role',
    binding =>
      `${at(binding, 'roleRef', 'kind')}/${at(binding, 'roleRef', 'name')}`,
  ),
  age,
  wide('Users', subjects('User')),
  wide('Groups', subjects('Group')),
  wide('ServiceAccounts', subjects('ServiceAccount')),
];

const COLUMNS: Record<string, TableColumn[]> = {
  ClusterRole: [createdAt],
  ClusterRoleBinding: bindingColumns,
  ConfigMap: [
    column('Data', each => size(each.data) + size(each.binaryData)),
    age,
  ],
  CronJob: [
    column('Schedule', each => at(each, 'spec', 'schedule')),
    column('Timezone', each => at(each, 'spec', 'timeZone') ?? NONE),
    column('Suspend', each => at(each, 'spec', 'suspend') === true, {
      type: 'boolean',
    }),
    column('Active', each => objects(at(each, 'status', 'active')).length, {
      type: 'integer',
    }),
    column('Last Schedule', each => {
      const last = at(each, 'status', 'lastScheduleTime');
      return last ? ageOf(last) : NONE;
    }),
    age,
  ],
  CustomResourceDefinition: [createdAt],
  Deployment: [
    column('Ready', readyOf('readyReplicas', 'replicas')),
    column('Up-to-date', each => number(at(each, 'status', 'updatedReplicas'))),
    column('Available', each =>
      number(at(each, 'status', 'availableReplicas')),
    ),
    age,
    ...containers,
    selector,
  ],
  Event: eventColumns,
  Job: jobColumns,
  Lease: [
    column('Holder', each => at(each, 'spec', 'holderIdentity') ?? ''),
    age,
  ],
  Namespace: [column('Status', each => at(each, 'status', 'phase')), age],
  NetworkPolicy: [
    column('Pod-Selector', each =>
      pairs(at(each, 'spec', 'podSelector', 'matchLabels')),
    ),
    age,
  ],
  Pod: podColumns,
  ReplicaSet: [
    count('Desired', 'spec', 'replicas'),
    count('Current', 'status', 'replicas'),
    count('Ready', 'status', 'readyReplicas'),
    age,
    ...containers,
    selector,
  ],
  Role: [createdAt],
  RoleBinding: bindingColumns,
  Secret: [
    column('Type', each => each.type),
    column('Data', each => size(each.data)),
    age,
  ],
  Service: serviceColumns,
  ServiceAccount: [age],
  StatefulSet: [
    column('Ready', readyOf('readyReplicas', 'replicas')),
    age,
    ...containers,
  ],
};

/** The columns of a built-in kind after its name; its age where no more are known. */
export function builtInColumns(kind: string): readonly TableColumn[] {
  return COLUMNS[kind] ?? [age];
}
