// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { worse } from '../../reading/conditionHealth';
import { withoutAbsent } from '../../reading/fields';
import { choreoReader } from '../choreoReader';
import { exists } from '../counted';
import { dataPlaneKind } from '../kinds/dataPlane';
import { environmentKind } from '../kinds/environment';
import { tenantOwner } from '../owners';

export const environmentReader = choreoReader({
  modelKind: 'environment',
  kind: environmentKind,
  model: (ref, content, { lookup, refTo }) => {
    const { tenant, dataPlane } = content;
    const names = dataPlane && { tenant, name: dataPlane };
    const isThere = names && exists(dataPlaneKind, names, lookup);
    return withoutAbsent({
      ref,
      title: content.title,
      description: content.description,
      owner: content.owner ?? tenantOwner(tenant, lookup),
      isProduction: content.isProduction,
      dataPlane: isThere ? refTo.of('dataPlane', names) : undefined,
      health: isThere
        ? content.health
        : worse(content.health, {
            state: 'degraded',
            reason: 'DataPlaneNotFound',
            message: names
              ? `DataPlane ${dataPlane} does not exist.`
              : 'It names no data plane.',
          }),
    });
  },
});
