// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef, Pipeline } from '@fourplane/plugin-fourplane-common';
import { Model } from '@fourplane/plugin-fourplane-node';
import { present } from './present';

/** The pipeline of a project, where it names one that can be read. */
export function pipelineOf(
  model: Pick<Model, 'read'>,
  projectRef: ModelRef,
): Pipeline | undefined {
  const project = present(model, projectRef, 'project');
  return present(model, project?.pipeline, 'pipeline');
}
