// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Messages of changing and deleting what is there. */
export const editMessages = {
  menu: 'More to do with {{name}}',
  close: 'Close',
  source: 'Where it is kept',
  kinds: {
    deployment: 'Deployments',
    release: 'Releases',
    build: 'Builds',
    endpoint: 'Endpoints',
    deploymentTrack: 'Deployment tracks',
    alertRule: 'Alert rules',
    resourceDeployment: 'Deployments',
    resourceRelease: 'Releases',
    other: 'Others',
  },
  change: {
    name: 'Change…',
    title: 'Change {{name}}',
    what: 'what can be changed of it',
    thing: 'component to change',
    form: 'What is set of the component',
    closed: 'It cannot be changed here',
  },
  delete: {
    name: 'Delete…',
    title: 'Delete {{name}}',
    what: 'what would be deleted',
    thing: 'component to delete',
    goes: 'What goes with {{name}}',
    alone: 'Nothing else goes with it.',
    kind: '{{kind}}: {{number}}',
    used: 'These use it, and would be left without',
    closed: 'It cannot be deleted here',
    type: 'Type {{name}} to delete it',
    confirm: 'Delete it',
    done: 'It is being deleted',
    doneNext:
      'What runs of it is stopped by its control plane. The catalog forgets it in a moment.',
  },
} as const;
