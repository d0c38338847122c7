// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { bare } from '../lines';
import { StepContext } from './StepContext';
import { StepWords } from './StepWords';

/** Tells the control plane what was built. */
export function generateWorkload(context: StepContext): StepWords {
  const begin = [
    bare('>> Looking for workload.yaml in the application path'),
    bare('No workload descriptor in the source; one endpoint is assumed'),
    bare(`>> Image: ${context.image}`),
    bare('Requesting an access token'),
  ];
  return {
    lines: [
      ...begin,
      bare(`Creating or updating the Workload of ${context.component}`),
      bare('apiVersion: openchoreo.dev/v1alpha1'),
      bare('kind: Workload'),
      bare('metadata:'),
      bare(`  name: ${context.component}-workload`),
      bare('spec:'),
      bare('  container:'),
      bare(`    image: ${context.image}`),
      bare(`>> Workload of ${context.component} is written`),
    ],
    untilFailure: begin,
    failure: exitCode => [
      bare('Error: the control plane refused the workload: 401 Unauthorized'),
      bare(`Error: exit status ${exitCode}`),
    ],
  };
}

/** A step nothing is known of. */
export const other = ({ step }: StepContext): StepWords => ({
  lines: [
    bare(`>> ${step} begins`),
    bare('reading configuration'),
    bare('working'),
    bare(`>> ${step} is done`),
  ],
  untilFailure: [
    bare(`>> ${step} begins`),
    bare('reading configuration'),
    bare('working'),
  ],
  failure: exitCode => [
    bare(`Error: ${step} failed`),
    bare(`Error: exit status ${exitCode}`),
  ],
});
