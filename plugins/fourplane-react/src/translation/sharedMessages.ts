// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Messages of the shared views. */
export const sharedMessages = {
  health: {
    failed: 'Failed',
    degraded: 'Degraded',
    progressing: 'Progressing',
    unknown: 'Unknown',
    suspended: 'Suspended',
    ready: 'Ready',
    unreported: 'Not reported',
    because: '{{word}}: {{cause}}',
    since: 'since {{time}}',
  },
  time: { justNow: 'just now' },
  stale: {
    title: 'Shown as of {{time}}',
    watch: '{{controlPlane}}: not live since {{time}}.',
    watchBecause: '{{controlPlane}}: not live since {{time}}. {{reason}}',
    refresh: 'The latest state could not be fetched since {{time}}. {{reason}}',
  },
  failure: {
    notPermittedTitle: 'You may not see {{what}}',
    notPermittedText:
      'This needs the permission {{permission}}. Ask who runs this portal for it.',
    signedOutTitle: 'You are signed out',
    signedOutText: 'Sign in again to see {{what}}.',
    notFoundTitle: 'OpenChoreo has no {{what}}',
    notFoundText:
      'It may have been deleted a moment ago; then the catalog forgets it soon.',
    unreadableTitle: '{{kind}} {{name}} could not be read',
    unreadableText:
      'It does not have the shape this version expects. Correct these fields of the custom resource; everything else works.',
    unreachableTitle:
      'The backend does not answer, so {{what}} cannot be shown',
    unreachableText:
      'Check that the Fourplane backend plugin is installed and running. This is tried again every 30 seconds.',
    notReadyTitle:
      'The control plane has not been read yet, so {{what}} cannot be shown',
    notReadyText:
      'It appears by itself once the control plane answers; the OpenChoreo page says what keeps it. This is tried again every 30 seconds.',
    incompatibleTitle: 'The answer with {{what}} was not understood',
    incompatibleText:
      'The frontend and backend plugins may be of different versions. Update both to the same one.',
    failedTitle: 'Something failed, so {{what}} cannot be shown',
    failedText:
      "The backend's log says more. This is tried again every 30 seconds.",
    where: 'Where',
    why: 'Why',
    since: 'Since',
    stillWorks: 'What still works',
    retry: 'Try again',
  },
  loading: 'Loading {{what}}',
  model: {
    incomplete: 'This entity does not say what it stands for',
    incompleteNext:
      'Its fourplane.dev annotations are incomplete. The catalog module writes them; an entity from elsewhere must carry control-plane, kind, tenant, project and name.',
  },
} as const;
