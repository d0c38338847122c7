// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health } from '@fourplane/plugin-fourplane-common';
import { worse } from '../../reading/conditionHealth';
import { withoutAbsent } from '../../reading/fields';
import { keyOf } from '../../reading/keys';
import {
  OwnedBindingContent,
  projectReleaseBindingKind,
} from '../kinds/ownedBinding';
import { projectKind } from '../kinds/project';
import {
  absent,
  ModelReader,
  presentReading,
  unreadableReading,
} from '../../reading/ModelReader';
import { tenantOwner } from '../owners';
import { find, findBy, Projection } from '../../reading/ReadableKind';
import { scopedObjects } from '../../reading/scopedObjects';

export const projectReader: ModelReader<'project'> = {
  sources: [projectKind.key],
  refs: ({ tenant, project, component }, { lookup, refTo }) =>
    component !== undefined
      ? []
      : [...scopedObjects(projectKind, { tenant }, lookup)]
          .map(({ metadata }) =>
            refTo.inTenant('project', metadata.namespace ?? '', metadata.name),
          )
          .filter(ref => project === undefined || ref.name === project),
  read: (ref, { lookup, refTo }) => {
    const tenant = ref.tenant ?? '';
    const object = find(projectKind, lookup, tenant, ref.name);
    if (!object) {
      return absent;
    }
    if (!object.content) {
      return unreadableReading(ref, projectKind, object);
    }
    const { title, description, owner, pipeline, type, health } =
      object.content;
    const cells = findBy(
      projectReleaseBindingKind,
      lookup,
      'project',
      keyOf(tenant, ref.name),
    );
    return presentReading(
      withoutAbsent({
        ref,
        title,
        description,
        owner: owner ?? tenantOwner(tenant, lookup),
        pipeline: pipeline
          ? refTo.inTenant('pipeline', tenant, pipeline)
          : undefined,
        type,
        health: withBindings(health, cells),
      }),
    );
  },
};

/**
 * An owner's health together with its bindings': what is not right in an environment is not right with the owner, and
 * the message says in which. A suspended binding is as wanted.
 */
export function withBindings(
  own: Health,
  bindings: Iterable<Projection<OwnedBindingContent>>,
): Health {
  const inOrder = [...bindings]
    .flatMap(({ content }) => (content ? [content] : []))
    .filter(({ health }) => health.state !== 'suspended')
    .sort((one, other) => (one.environment < other.environment ? -1 : 1));
  return inOrder.reduce<Health>(
    (health, binding) =>
      worse(health, {
        ...binding.health,
        message: [
          `In environment ${binding.environment}`,
          binding.health.message ?? binding.health.reason ?? '',
        ]
          .filter(Boolean)
          .join(': '),
      }),
    own,
  );
}
