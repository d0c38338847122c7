// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Endpoint, Reading, RefOf } from '@fourplane/plugin-fourplane-common';
import { Lookup } from '../../Dialect';
import { withoutAbsent } from '../../reading/fields';
import {
  absent,
  ModelReader,
  presentReading,
  ReadContext,
  unreadableOf,
} from '../../reading/ModelReader';
import { Issue } from '../../reading/parseTolerantly';
import { Artifact, newestArtifact } from '../artifacts';
import { Scope } from '../choreoKind';
import { counted, members } from '../counted';
import { componentKind } from '../kinds/component';
import { deployableArtifactKind } from '../kinds/deployableArtifact';
import { organizationKind } from '../kinds/organization';
import { projectOwner } from '../owners';

/**
 * A component declares the endpoints of its newest artifact; what a build found in the sources stands there, too. Where
 * they answer is told by the deployments.
 */
export const endpointReader: ModelReader<'endpoint'> = {
  sources: [deployableArtifactKind.key, organizationKind.key],
  refs: (scope, { lookup, refTo }) =>
    componentsWithArtifact(scope, lookup).flatMap(component =>
      (newestArtifact(component, lookup)?.endpoints ?? []).map(({ name }) =>
        refTo.of('endpoint', { ...component, name }),
      ),
    ),
  read: (ref, context) => {
    const artifact = artifactOf(ref, context);
    const endpoint = artifact?.endpoints.find(({ name }) => name === ref.name);
    if (!artifact || !endpoint) {
      return undeclared(ref, artifact, context);
    }
    return 'issues' in endpoint
      ? unreadable(ref, artifact, endpoint.issues, context)
      : presentReading<Endpoint>(
          withoutAbsent({
            ref,
            ...ownerOf(artifact, context.lookup),
            component: context.refTo.of('component', {
              tenant: artifact.tenant,
              project: artifact.project,
              name: artifact.component,
            }),
            type: endpoint.type,
            port: endpoint.port,
            visibility: [...endpoint.visibility],
            schema: endpoint.content
              ? { content: endpoint.content }
              : undefined,
          }),
        );
  },
  objects: (ref, context) => {
    const artifact = artifactOf(ref, context);
    const object = artifact && objectOf(artifact, context.lookup);
    return object ? [{ kind: deployableArtifactKind, object }] : [];
  },
};

/** An endpoint is absent only where that is certain. */
function undeclared(
  ref: RefOf<'endpoint'>,
  artifact: Artifact | undefined,
  context: ReadContext,
): Reading<Endpoint> {
  return artifact?.unknownEndpoints
    ? unreadable(ref, artifact, artifact.unknownEndpoints, context)
    : absent;
}

/** The row names the artifact, since that is the object to mend. */
function unreadable(
  ref: RefOf<'endpoint'>,
  artifact: Artifact,
  issues: readonly Issue[],
  { lookup }: ReadContext,
): Reading<Endpoint> {
  const object = objectOf(artifact, lookup);
  return object
    ? {
        state: 'unreadable',
        unreadable: {
          ...unreadableOf(ref, deployableArtifactKind, object),
          issues: [...issues],
        },
      }
    : absent;
}

function artifactOf(
  { tenant, project, component }: RefOf<'endpoint'>,
  { lookup }: ReadContext,
): Artifact | undefined {
  return tenant && project && component
    ? newestArtifact({ tenant, project, component }, lookup)
    : undefined;
}

function objectOf({ tenant, project, objectName }: Artifact, lookup: Lookup) {
  const names = { tenant, project, name: objectName };
  return counted(deployableArtifactKind, names, lookup);
}

function ownerOf(
  { tenant, project, component }: Artifact,
  lookup: Lookup,
): { owner?: string; lifecycle?: string } {
  const names = { tenant, project, name: component };
  const content = counted(componentKind, names, lookup)?.content;
  return {
    owner: content?.owner ?? projectOwner(tenant, project, lookup),
    lifecycle: content?.lifecycle,
  };
}

function componentsWithArtifact(
  scope: Scope,
  lookup: Lookup,
): Required<Scope>[] {
  const found = new Map<string, Required<Scope>>();
  for (const { content } of members(deployableArtifactKind, scope, lookup)) {
    if (content) {
      const { tenant, project, component } = content;
      const names = { tenant, project, component };
      found.set(JSON.stringify(names), names);
    }
  }
  return [...found.values()];
}
