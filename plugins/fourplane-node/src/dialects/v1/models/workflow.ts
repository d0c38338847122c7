// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { withoutAbsent } from '../../reading/fields';
import {
  absent,
  ModelReader,
  presentReading,
  unreadableReading,
} from '../../reading/ModelReader';
import { findOfPair, pairRefs, pairSources } from '../kindPair';
import { workflows } from '../kinds/workflow';
import { resolvePlane, workflowPlanes } from '../planeResolution';

/** A workflow of the cluster can only run on a plane of the cluster. */
export const workflowReader: ModelReader<'workflow'> = {
  sources: pairSources(workflows),
  refs: (scope, context) => pairRefs('workflow', workflows, scope, context),
  read: (ref, { lookup, refTo }) => {
    const { kind, object } = findOfPair(workflows, ref, lookup);
    if (!object) {
      return absent;
    }
    if (!object.content) {
      return unreadableReading(ref, kind, object);
    }
    const { title, description, parameters, repository } = object.content;
    const plane = resolvePlane(
      workflowPlanes,
      object.content.plane,
      ref.tenant ?? '',
      lookup,
    );
    return presentReading(
      withoutAbsent({
        ref,
        title,
        description,
        plane: plane && refTo.plane('buildPlane', plane.tenant, plane.name),
        parameters,
        repository: { ...repository },
      }),
    );
  },
};
