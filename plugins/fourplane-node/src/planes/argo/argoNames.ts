// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ArgoNode, ArgoWorkflow } from './ArgoWorkflow';

const MAX_PREFIX = 242;

/** FNV-1a with 32 bits over the UTF-8 of a text, in decimal: what Argo tells nodes apart by. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text, 'utf8')) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return hash >>> 0;
}

/** The id that Argo gives a node of this name. */
export function nodeIdOf(workflow: string, nodeName: string): string {
  return nodeName === workflow ? nodeName : `${workflow}-${hashOf(nodeName)}`;
}

/** The name of the pod that runs a node, whether or not there is one. */
export function podNameOf(
  { name: workflow, podNames }: Pick<ArgoWorkflow, 'name' | 'podNames'>,
  {
    id,
    name,
    templateName,
    templateRef,
  }: Pick<ArgoNode, 'id' | 'name' | 'templateName' | 'templateRef'>,
): string {
  if (podNames === 'v1') {
    return id;
  }
  if (name === workflow) {
    return workflow;
  }
  const template = templateRef?.template ?? templateName ?? '';
  const prefix = name.includes('.inline')
    ? workflow
    : `${workflow}-${template}`;
  return `${prefix.slice(0, MAX_PREFIX)}-${hashOf(name)}`;
}
