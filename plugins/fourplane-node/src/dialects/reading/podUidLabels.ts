// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Deployment } from '@fourplane/plugin-fourplane-common';
import { Lookup } from '../Dialect';
import { ReadableKind } from './ReadableKind';

/** The labels with uids that pods of a deployment have since 0.5; `undefined` where one of the uids is not known. */
export function podUidLabels(
  { ref, component, environment }: Deployment,
  kinds: {
    readonly component: ReadableKind<unknown>;
    readonly project: ReadableKind<unknown>;
    readonly environment: ReadableKind<unknown>;
  },
  lookup: Lookup,
): Readonly<Record<string, string>> | undefined {
  const uid = (kind: ReadableKind<unknown>, name = '') =>
    lookup.get(kind.key, ref.tenant, name)?.metadata.uid;
  const componentUid = uid(kinds.component, component.name);
  const projectUid = uid(kinds.project, component.project);
  const environmentUid = uid(kinds.environment, environment.name);
  return componentUid && projectUid && environmentUid
    ? {
        'openchoreo.dev/project-uid': projectUid,
        'openchoreo.dev/component-uid': componentUid,
        'openchoreo.dev/environment-uid': environmentUid,
      }
    : undefined;
}
