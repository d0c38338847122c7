// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { DeploymentTrack } from '@fourplane/plugin-fourplane-common';
import { withoutAbsent } from '../../reading/fields';
import {
  absent,
  ModelReader,
  presentReading,
  unreadableReading,
} from '../../reading/ModelReader';
import { find } from '../../reading/ReadableKind';
import { scopedObjects } from '../../reading/scopedObjects';
import { deploymentTrackKind } from '../kinds/deploymentTrack';

/** A track that does not say of which component it is has no place in the model. */
export const deploymentTrackReader: ModelReader<'deploymentTrack'> = {
  sources: [deploymentTrackKind.key],
  refs: (scope, { lookup, refTo }) =>
    [...scopedObjects(deploymentTrackKind, scope, lookup)].flatMap(object => {
      const { project, component } = deploymentTrackKind.ownerOf(object);
      const { namespace = '', name } = object.metadata;
      return project && component
        ? [refTo.deploymentTrack(namespace, project, component, name)]
        : [];
    }),
  read: (ref, { lookup, refTo }) => {
    const object = find(deploymentTrackKind, lookup, ref.tenant, ref.name);
    const owner = object && deploymentTrackKind.ownerOf(object);
    if (
      !object ||
      owner?.project !== ref.project ||
      owner?.component !== ref.component
    ) {
      return absent;
    }
    if (!object.content) {
      return unreadableReading(ref, deploymentTrackKind, object);
    }
    const { tenant = '', project = '', component = '' } = ref;
    const { title, description, branch, path, autoDeploy, health } =
      object.content;
    return presentReading<DeploymentTrack>(
      withoutAbsent({
        ref,
        title,
        description,
        component: refTo.inProject('component', tenant, project, component),
        branch,
        path,
        autoDeploy,
        health,
      }),
    );
  },
};
