// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Messages of the pages of planes. */
export const planeMessages = {
  heading: {
    data: 'Data plane {{plane}}',
    observability: 'Observability plane {{plane}}',
  },
  what: 'this plane',
  thing: { data: 'data plane', observability: 'observability plane' },
  backToFleet: 'All planes',
  clusterStillWorks: 'What its cluster has, below.',
  contentsStillWork: 'What its servers hold, below.',
  restStillWorks: 'What the plane carries, above.',
  pods: {
    title: 'Pods in trouble',
    none: 'No pod is in trouble.',
    hidden_one:
      '{{count}} deployment is in trouble; none of its pods is, or you may not see its component.',
    hidden_other:
      '{{count}} deployments are in trouble; none of their pods is, or you may not see their components.',
    unseen_one:
      'The pods of {{count}} deployment are not seen, so nothing is known of them.',
    unseen_other:
      'The pods of {{count}} deployments are not seen, so nothing is known of them.',
    more: 'There are more; these restarted most.',
    pod: 'Pod',
    health: 'What is wrong',
    restarts: 'Restarts',
    component: 'Component',
    environment: 'Environment',
    since: 'Since',
  },
  environments: {
    title: 'Environments',
    empty: 'No environment is on this plane',
    emptyNext: 'Create an environment that names it as its data plane.',
    name: 'Environment',
    tenant: 'Tenant',
    stage: 'Stage',
    production: 'Production',
    other: 'Not production',
    health: 'Health',
    deployments: 'Deployments',
  },
  cluster: {
    what: 'what the cluster has',
    asOf: 'What the cluster has, read {{time}}',
    look: 'Read again',
    cut_one: 'There are more than this {{count}}.',
    cut_other: 'There are more than these {{count}}.',
  },
  warnings: {
    title: 'Warnings',
    empty: 'No warning event is stored.',
    at: 'Last',
    object: 'Object',
    reason: 'Reason',
    message: 'Message',
  },
  nodes: {
    title: 'Nodes and capacity',
    empty: 'The cluster has no node.',
    sum: '{{ready}} of {{all}} nodes ready and open · {{cpu}} cores · {{memory}} · {{pods}} pods',
    unknown: 'not said',
    name: 'Node',
    health: 'Health',
    cordoned: 'Takes no new pods',
    version: 'Version',
    cpu: 'Cores',
    memory: 'Memory',
    pods: 'Pods',
  },
  observed: {
    title: 'Planes it observes',
    empty: 'No plane names it',
    emptyNext:
      'Name it as the observability plane of a data plane or of a build plane.',
  },
  contents: {
    what: 'what the plane holds',
    asOf: 'What its servers hold, read {{time}}',
  },
  ingest: {
    title: 'How fresh the logs are',
    empty: 'No data plane names it, so nothing is shipped here.',
    plane: 'Data plane',
    newest: 'Newest line written',
    none: 'no line of the last 24 hours',
    unknown: 'not known',
  },
  indices: {
    title: 'Indices with logs',
    empty: 'There is no index with logs.',
    sum: '{{number}} indices · {{documents}} lines · {{size}}',
    retention:
      'How long lines are kept is a policy of OpenSearch, which the portal does not read.',
    name: 'Index',
    health: 'Health',
    documents: 'Lines',
    size: 'Size',
  },
  targets: {
    title: 'Prometheus targets',
    empty: 'Prometheus scrapes nothing.',
    instance: 'Target',
    health: 'Health',
    error: 'Last error',
    scraped: 'Last scraped',
  },
  namespaces: {
    title: 'Namespaces',
    empty: 'The cluster has no namespace.',
    count_one: '{{count}} namespace',
    count_other: '{{count}} namespaces',
  },
} as const;
