// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Messages of the matrix: what is deployed and the environments it runs in. */
export const matrixMessages = {
  title: 'Where it runs',
  environmentTitle: 'What runs here',
  what: 'deployments',
  stillWorks: 'The other tabs of this page.',
  name: 'Name',
  infrastructure: 'the project’s own infrastructure',
  back: 'All deployments of this project',
  project: 'Project',
  notDeployed: 'Not deployed',
  details: 'See the deployment',
  deploy: 'Deploy',
  deployTo: 'Deploy {{component}} to {{environment}}',
  undeployed: 'Undeployed',
  replicas: '{{ready}} of {{wanted}} ready',
  changed: 'since',
  offPipeline: 'not on the pipeline',
  environmentMissing: 'This environment does not exist',
  trouble_one: '{{count}} needs attention',
  trouble_other: '{{count}} need attention',
  empty: 'This project has no components yet',
  emptyNext:
    'Create a component; it appears here with every environment of the pipeline.',
  environmentEmpty: 'Nothing runs in this environment',
  environmentEmptyNext:
    'Deploy or promote something to it from the Deploy tab of a component or managed resource.',
  unreadable: '{{kind}} {{name}} could not be read, so it is missing here',
  drift: {
    behind: 'Behind {{from}}',
    behindBy_one: '{{count}} release behind {{from}}',
    behindBy_other: '{{count}} releases behind {{from}}',
    ahead: 'Ahead of {{from}}',
    aheadBy_one: '{{count}} release ahead of {{from}}',
    aheadBy_other: '{{count}} releases ahead of {{from}}',
    different: 'Other settings than {{from}}',
  },
} as const;
