// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue, IntentOf } from '@fourplane/plugin-fourplane-common';
import { WriteStep } from '../../Dialect';
import { Artifact } from '../artifacts';
import { Track } from '../tracks';

export type Updated = IntentOf<'updateComponent'>;

/** What a change of one part of a component comes to. */
export interface Steps {
  readonly issues: readonly IntentIssue[];
  readonly steps: readonly WriteStep[];
}

export const refOfTrack = (
  component: Updated['component'],
  { name }: Track,
) => ({
  ...component,
  component: component.name,
  name,
});

export const refOfArtifact = (
  component: Updated['component'],
  { objectName }: Artifact,
) => ({ ...component, name: objectName });
