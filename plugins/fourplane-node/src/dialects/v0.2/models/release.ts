// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { withoutAbsent } from '../../reading/fields';
import { imageOf } from '../artifacts';
import { choreoReader } from '../choreoReader';
import { deployableArtifactKind } from '../kinds/deployableArtifact';

export const releaseReader = choreoReader({
  modelKind: 'release',
  kind: deployableArtifactKind,
  model: (ref, content, { lookup, refTo }) => {
    const { tenant, project, component, track, build } = content;
    return withoutAbsent({
      ref,
      title: content.title,
      description: content.description,
      component: refTo.of('component', { tenant, project, name: component }),
      track: track
        ? refTo.of('deploymentTrack', {
            tenant,
            project,
            component,
            name: track,
          })
        : undefined,
      build: build
        ? refTo.of('build', { tenant, project, name: build })
        : undefined,
      image: imageOf(content, lookup),
      createdAt: content.createdAt,
    });
  },
});
