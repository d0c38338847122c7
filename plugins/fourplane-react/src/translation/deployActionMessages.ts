// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Messages of what can be done with a component in an environment. */
export const deployActionMessages = {
  label: 'What can be done in {{environment}}',
  notAllowed: 'You may not do this',
  name: {
    deploy: 'Deploy a release',
    promote: 'Promote to {{to}}',
    rollback: 'Roll back',
    undeploy: 'Undeploy',
    suspend: 'Suspend',
    resume: 'Resume',
    restart: 'Restart',
  },
  title: {
    deploy: 'Deploy to {{environment}}',
    promote: 'Promote from {{environment}} to {{to}}',
    rollback: 'Roll back {{environment}}',
    undeploy: 'Undeploy from {{environment}}',
    suspend: 'Suspend in {{environment}}',
    resume: 'Resume in {{environment}}',
    restart: 'Restart in {{environment}}',
  },
  failed: 'It was not done',
  cannotTell: 'What would change could not be found out',
  wouldFail: 'This would be refused',
  what: 'what would change',
  changes: 'What changes',
  nothing: 'Nothing would change.',
  unchecked: 'Not tried before it is done: {{things}}.',
  lookAgain: 'Look again',
  release: 'Release',
  runsIn: 'runs in {{environments}}',
  noRelease: 'There is no other release.',
  added: 'not set',
  removed: 'removed',
} as const;
