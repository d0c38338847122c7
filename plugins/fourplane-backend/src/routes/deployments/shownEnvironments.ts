// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  EnvironmentDeployment,
  ModelRef,
  Pipeline,
  refKey,
} from '@fourplane/plugin-fourplane-common';
import { Model } from '@fourplane/plugin-fourplane-node';
import { present } from '../present';

/** An environment as every view of deployments shows it. */
export type ShownEnvironment = Pick<
  EnvironmentDeployment,
  'ref' | 'label' | 'environment' | 'dataPlane' | 'isOnPipeline'
>;

/**
 * The environments of a pipeline in promotion order, then others that are in use, by name. Two with the same title are
 * told apart by their names.
 */
export function shownEnvironments(
  model: Pick<Model, 'read'>,
  pipeline: Pipeline | undefined,
  used: readonly ModelRef[],
): ShownEnvironment[] {
  const ordered = new Map(
    (pipeline?.environments ?? []).map(ref => [refKey(ref), ref]),
  );
  const onPipeline = new Set(ordered.keys());
  [...used]
    .sort((one, other) => one.name.localeCompare(other.name))
    .forEach(ref => ordered.set(refKey(ref), ref));
  const found = [...ordered].map(([key, ref]) => ({
    ref,
    environment: present(model, ref, 'environment'),
    isOnPipeline: onPipeline.has(key),
  }));
  const titles = found.map(titleOf);
  return found.map((one, index) => {
    const title = titles[index];
    const isUnique = titles.indexOf(title) === titles.lastIndexOf(title);
    return {
      ...one,
      label:
        isUnique || title === one.ref.name
          ? title
          : `${title} (${one.ref.name})`,
      dataPlane: dataPlaneOf(model, one.environment?.dataPlane),
    };
  });
}

function titleOf({
  ref,
  environment,
}: Pick<ShownEnvironment, 'ref' | 'environment'>): string {
  return environment?.title ?? ref.name;
}

function dataPlaneOf(
  model: Pick<Model, 'read'>,
  ref: ModelRef | undefined,
): ShownEnvironment['dataPlane'] {
  const plane = present(model, ref, 'dataPlane');
  return (
    ref && {
      ref,
      title: plane?.title,
      region: plane?.region,
      health: plane?.health,
    }
  );
}
