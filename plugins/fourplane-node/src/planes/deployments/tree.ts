// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Health,
  Problem,
  RuntimeTree,
} from '@fourplane/plugin-fourplane-common';
import { KubeObject, KubeResource } from '../../kube/KubeObject';
import { KubeEvent } from '../readEvents';

/** An object of a tree, and where it is read again. */
export interface TreeNode {
  readonly id: string;
  readonly parent?: string;
  /** Absent where the data plane does not serve the kind. */
  readonly resource?: KubeResource;
  readonly group: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly health: Health;
  /** Absent where it could not be looked at. */
  readonly object?: KubeObject;
}

/** The objects of a deployment with everything that could not be looked at. */
export interface Tree {
  readonly nodes: readonly TreeNode[];
  readonly events: readonly KubeEvent[];
  readonly problems: readonly Problem[];
}

/** Of an object that is certainly not there. */
export const MISSING: Health = {
  state: 'degraded',
  reason: 'NotFound',
  message:
    'The control plane has put it on the data plane, but it is not there.',
};

/** Whether an object is certainly not there. */
export function isMissing({ health }: TreeNode): boolean {
  return health === MISSING;
}

/** What an object is called in a tree. */
export function idOf({
  group,
  kind,
  namespace = '',
  name,
}: {
  readonly group: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}): string {
  return [group || 'core', kind, namespace, name].join('/');
}

/** A tree in the model's words. */
export function runtimeTreeOf({ nodes, events, problems }: Tree): RuntimeTree {
  return {
    objects: nodes.map(node => {
      const { id, parent, group, kind, namespace, name, health } = node;
      const version = node.resource?.version;
      const about = `${kind}/${name}`;
      return {
        id,
        ...(parent && { parent }),
        apiVersion: [group, version].filter(Boolean).join('/'),
        kind,
        ...(namespace && { namespace }),
        name,
        health,
        ...(node.object?.metadata.creationTimestamp && {
          createdAt: node.object.metadata.creationTimestamp,
        }),
        events: events
          .filter(({ object }) => object === about)
          .map(({ object: _, ...event }) => event),
      };
    }),
    problems: [...problems],
  };
}
