// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Messages of the fields of software templates. */
export const fieldMessages = {
  required: 'Required',
  choose: 'Choose',
  loading: 'Loading…',
  tenant: 'Tenant',
  project: 'Project',
  environment: 'Environment',
  workflow: 'Workflow',
  secret: 'Secret reference',
  key: 'Key',
  types: {
    componentType: 'Component type',
    projectType: 'Project type',
    resourceType: 'Resource type',
    trait: 'Trait',
  },
  production: 'Customers use it',
  what: {
    tenants: 'the tenants to choose from',
    projects: 'the projects to choose from',
    environments: 'the environments to choose from',
    types: 'the types to choose from',
    workflows: 'the workflows to choose from',
    secrets: 'the secret references to choose from',
  },
  waiting: {
    project: 'Choose a project first.',
    tenant: 'Choose a tenant first.',
    place: 'Choose a project or a tenant first.',
  },
  unknown: 'There is no “{{text}}” that you may see.',
  none: 'There is nothing to choose: among {{what}} is none that you may use.',
  notThere: '“{{value}}” is not among {{what}}.',
  canBeTyped: 'Whoever knows the name can type it.',
  name: {
    title: 'Name',
    wrong:
      'Use lower case letters, digits and “-”, beginning and ending with a letter or digit, at most 63 of them.',
    taken: '“{{name}}” is taken already.',
    free: 'This name is free.',
    checking: 'Looking whether it is free…',
    unchecked:
      'Whether it is free cannot be told now. It is looked at again before anything is made.',
    denied: 'Making one here needs the permission {{permission}}.',
  },
} as const;
