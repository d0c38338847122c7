// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Deployment, RefOf } from '@fourplane/plugin-fourplane-common';
import { Lookup } from '../../Dialect';
import { withoutAbsent } from '../../reading/fields';
import {
  absent,
  ModelReader,
  presentReading,
  ReadContext,
  unreadableReading,
} from '../../reading/ModelReader';
import { find, Projection } from '../../reading/ReadableKind';
import { scopedObjects } from '../../reading/scopedObjects';
import { deploymentHealth } from '../deploymentHealth';
import { BindingContent } from '../kinds/binding';
import { releaseKind } from '../kinds/release';
import { RunningKinds, runningKinds } from '../runningKinds';
import { waitingFor } from '../waitingFor';

/** What of all that a binding needs is not there, as far as a generation's ways are known. */
export type Lacking = typeof waitingFor;

/** Bindings of different kinds may share a name; the reference means the first. */
export function deploymentReaderOf(
  lacking: Lacking,
): ModelReader<'deployment'> {
  return {
    sources: runningKinds.map(({ binding }) => binding.key),
    refs: (scope, { lookup, refTo }) => {
      const seen = new Set<string>();
      return runningKinds.flatMap(({ binding }) =>
        [...scopedObjects(binding, scope, lookup)]
          .map(object => refTo.ofObject('deployment', binding, object))
          .filter(({ tenant, project = '', name }) => {
            const key = [tenant, project, name].join('/');
            return !seen.has(key) && seen.add(key);
          }),
      );
    },
    read: (ref, context) => {
      const [found, twin] = bindingsNamed(ref, context.lookup);
      if (!found) {
        return absent;
      }
      const { kinds, object } = found;
      return object.content
        ? presentReading(
            deploymentOf(
              ref,
              object.content,
              { kinds, twin, lacking },
              context,
            ),
          )
        : unreadableReading(ref, kinds.binding, object);
    },
    *objects(ref, { lookup }) {
      const [found] = bindingsNamed(ref, lookup);
      if (found) {
        yield { kind: found.kinds.binding, object: found.object };
      }
      const release = find(releaseKind, lookup, ref.tenant, ref.name);
      if (release) {
        yield { kind: releaseKind, object: release };
      }
    },
  };
}

export const deploymentReader = deploymentReaderOf(waitingFor);

/** A binding with what it belongs to. */
export interface FoundBinding {
  readonly kinds: RunningKinds;
  readonly object: Projection<BindingContent>;
}

/** The bindings a reference may mean, the one it does mean first. */
export function bindingsNamed(
  ref: Pick<RefOf<'deployment'>, 'tenant' | 'project' | 'name'>,
  lookup: Lookup,
): FoundBinding[] {
  const found = runningKinds.flatMap(kinds => {
    const object = find(kinds.binding, lookup, ref.tenant, ref.name);
    return object ? [{ kinds, object }] : [];
  });
  const first = found.find(
    ({ kinds, object }) =>
      kinds.binding.ownerOf(object).project === ref.project,
  );
  return first ? [first, ...found.filter(each => each !== first)] : [];
}

/** What a binding is read with. */
interface Bound {
  readonly kinds: RunningKinds;
  readonly twin: FoundBinding | undefined;
  readonly lacking: Lacking;
}

function deploymentOf(
  ref: RefOf<'deployment'>,
  content: BindingContent,
  { kinds, twin, lacking }: Bound,
  { lookup, refTo }: ReadContext,
): Deployment {
  const tenant = ref.tenant ?? '';
  const { project, component, environment, image, desired, urls } = content;
  const found = find(releaseKind, lookup, tenant, ref.name)?.content;
  const release = found?.component === component ? found : undefined;
  return withoutAbsent<Deployment>({
    ref,
    component: refTo.inProject('component', tenant, project, component),
    environment: refTo.inTenant('environment', tenant, environment),
    image,
    desired,
    urls: [...urls],
    objects: [...(release?.objects ?? [])],
    replicas: release?.replicas,
    managedBy: content.managedBy,
    changedAt: content.changedAt,
    changedBy: content.changedBy,
    health: twin
      ? {
          state: 'degraded',
          reason: 'NameTakenTwice',
          message: `${twin.kinds.binding.kind} ${ref.name} has the same name, and only one of the two can have a Release of it.`,
        }
      : deploymentHealth(
          content,
          release,
          lacking(tenant, kinds, content, lookup),
        ),
  });
}
