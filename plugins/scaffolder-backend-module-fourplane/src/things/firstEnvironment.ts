// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { InputError } from '@backstage/errors';
import { ModelRef } from '@fourplane/plugin-fourplane-common';
import { Model } from '@fourplane/plugin-fourplane-node';

/**
 * The first environment of the pipeline that a component's project is on. Throws an `InputError` that names the field
 * where it cannot be told.
 */
export function firstEnvironment(
  { controlPlane, tenant, project }: ModelRef,
  model: Pick<Model, 'read'>,
): ModelRef {
  const reading = model.read({
    controlPlane,
    kind: 'project',
    ...(tenant && { tenant }),
    name: project ?? '',
  });
  const pipeline =
    reading.state === 'present' ? reading.model.pipeline : undefined;
  const stages = pipeline && model.read({ ...pipeline, kind: 'pipeline' });
  const [first] = stages?.state === 'present' ? stages.model.environments : [];
  if (!first) {
    throw new InputError(
      `environment: must be given, as project "${project}" is on no pipeline with environments`,
    );
  }
  return first;
}
