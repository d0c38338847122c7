// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { worse } from '../../reading/conditionHealth';
import { withoutAbsent } from '../../reading/fields';
import { choreoReader } from '../choreoReader';
import { exists } from '../counted';
import { componentKind } from '../kinds/component';
import { deploymentTrackKind } from '../kinds/deploymentTrack';

export const deploymentTrackReader = choreoReader({
  modelKind: 'deploymentTrack',
  kind: deploymentTrackKind,
  model: (ref, content, { lookup, refTo }) => {
    const { tenant, project, component } = content;
    const names = { tenant, project, name: component };
    return withoutAbsent({
      ref,
      title: content.title,
      description: content.description,
      component: refTo.of('component', names),
      branch: content.branch,
      path: content.path,
      autoDeploy: content.autoDeploy,
      health: exists(componentKind, names, lookup)
        ? content.health
        : worse(content.health, {
            state: 'degraded',
            reason: 'ComponentNotFound',
            message: `Component ${component} does not exist.`,
          }),
    });
  },
});
