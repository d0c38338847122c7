// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { gunzipSync } from 'node:zlib';
import { KubeObject, KubeResource } from '../../kube/KubeObject';

/** Argo's Workflow, as every release since 2.0 serves it. */
export const workflowResource: KubeResource = {
  group: 'argoproj.io',
  version: 'v1alpha1',
  kind: 'Workflow',
  plural: 'workflows',
  namespaced: true,
};

const text = z.string().optional().catch(undefined);
const texts = z.array(z.string()).optional().catch(undefined);
const flag = z.boolean().optional().catch(undefined);
const optional = <T extends z.ZodRawShape>(shape: T) =>
  z.object(shape).optional().catch(undefined);
/** What one bad item does not spoil. */
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item.nullable().catch(null))
    .transform(items => items.filter(each => each !== null))
    .optional()
    .catch(undefined);

const scalar = z
  .union([z.string(), z.number(), z.boolean()])
  .transform(String)
  .optional()
  .catch(undefined);

const values = optional({
  parameters: list(z.object({ name: z.string(), value: scalar })),
  artifacts: list(z.object({ name: z.string() })),
  result: scalar,
  exitCode: scalar,
});
/** Named values of a node, a template or a workflow. */
export type ArgoValues = z.output<typeof values>;

const templateRef = optional({
  name: text,
  template: text,
  clusterScope: flag,
});

const useOfTemplate = z.object({
  name: z.string(),
  template: text,
  templateRef,
  dependencies: texts,
  depends: text,
});
/** A step or a task: what it is called, and what it runs. */
export type ArgoStep = z.output<typeof useOfTemplate>;

const present = z
  .unknown()
  .optional()
  .transform(value => value !== undefined && value !== null);

const template = z.object({
  name: text,
  container: present,
  script: present,
  containerSet: optional({ containers: list(z.object({ name: z.string() })) }),
  suspend: present,
  retryStrategy: present,
  steps: list(list(useOfTemplate)),
  dag: optional({ tasks: list(useOfTemplate) }),
});
/** What a step runs. */
export type ArgoTemplate = z.output<typeof template>;

const node = z.object({
  id: z.string(),
  name: z.string(),
  displayName: text,
  type: text,
  phase: text,
  message: text,
  boundaryID: text,
  children: texts,
  templateName: text,
  templateRef,
  templateScope: text,
  startedAt: text,
  finishedAt: text,
  inputs: values,
  outputs: values,
  podIP: text,
  memoizationStatus: optional({ hit: flag }),
  nodeFlag: optional({ hooked: flag, retried: flag }),
});
/** One node, as Argo keeps it. */
export type ArgoNode = z.output<typeof node>;

const nodes = z
  .record(z.string(), node.nullable().catch(null))
  .optional()
  .catch(undefined);

const spec = {
  entrypoint: text,
  arguments: values,
  templates: list(template),
};

const schema = z.object({
  metadata: z.object({
    name: z.string(),
    uid: text,
    creationTimestamp: text,
    annotations: z.record(z.string(), z.string()).optional().catch(undefined),
  }),
  spec: optional({ ...spec, shutdown: text }),
  status: optional({
    phase: text,
    message: text,
    startedAt: text,
    finishedAt: text,
    nodes,
    compressedNodes: text,
    offloadNodeStatusVersion: text,
    storedTemplates: z
      .record(z.string(), template.nullable().catch(null))
      .optional()
      .catch(undefined),
    storedWorkflowTemplateSpec: optional(spec),
  }),
});

/** A Workflow as far as it is read. */
export interface ArgoWorkflow {
  readonly name: string;
  readonly uid?: string;
  readonly createdAt?: string;
  readonly phase?: string;
  readonly message?: string;
  readonly startedAt?: string;
  readonly finishedAt?: string;
  /** How it was told to end before its time: `Stop` or `Terminate`. */
  readonly shutdown?: string;
  readonly entrypoint?: string;
  readonly arguments: ArgoValues;
  /** `v1` where pods are called like their nodes. */
  readonly podNames: 'v1' | 'v2';
  readonly nodes: ReadonlyMap<string, ArgoNode>;
  /** Why nodes that Argo has are not here, in a sentence. */
  readonly missingNodes?: string;
  readonly templates: ReadonlyMap<string, ArgoTemplate>;
  /** Templates of WorkflowTemplates that have run, by `<scope>/<resource>/<template>`. */
  readonly storedTemplates: ReadonlyMap<string, ArgoTemplate>;
}

const POD_NAME_FORMAT = 'workflows.argoproj.io/pod-name-format';
/** A Workflow has at most a megabyte; compressed, so much more than that is no status. */
const MAX_NODES_BYTES = 64 * 1024 * 1024;

/** Reads a Workflow; what cannot be read is left out. */
export function readArgoWorkflow(object: KubeObject): ArgoWorkflow {
  const { metadata, spec: own, status } = schema.parse(object);
  const stored = status?.storedWorkflowTemplateSpec;
  const templates = [...(stored?.templates ?? []), ...(own?.templates ?? [])];
  const found = nodesOf(status);
  return {
    name: metadata.name,
    uid: metadata.uid,
    createdAt: metadata.creationTimestamp,
    phase: status?.phase,
    message: status?.message,
    startedAt: status?.startedAt,
    finishedAt: status?.finishedAt,
    shutdown: own?.shutdown,
    entrypoint: own?.entrypoint ?? stored?.entrypoint,
    arguments: own?.arguments ?? stored?.arguments,
    podNames: metadata.annotations?.[POD_NAME_FORMAT] === 'v1' ? 'v1' : 'v2',
    ...found,
    templates: new Map(
      templates.flatMap(each => (each.name ? [[each.name, each]] : [])),
    ),
    storedTemplates: entriesOf(status?.storedTemplates),
  };
}

/** Whether it has ended. */
export function isOver({ phase, finishedAt }: ArgoWorkflow): boolean {
  return (
    finishedAt !== undefined ||
    ['Succeeded', 'Failed', 'Error'].includes(phase ?? '')
  );
}

type ArgoStatus = z.output<typeof schema>['status'];

function nodesOf(
  status: ArgoStatus,
): Pick<ArgoWorkflow, 'nodes' | 'missingNodes'> {
  if (status?.compressedNodes) {
    const unpacked = unpack(status.compressedNodes);
    return unpacked
      ? { nodes: entriesOf(unpacked) }
      : {
          nodes: new Map(),
          missingNodes:
            'Its nodes are stored compressed and cannot be unpacked',
        };
  }
  if (status?.offloadNodeStatusVersion && !status.nodes) {
    return {
      nodes: new Map(),
      missingNodes:
        "Its nodes are kept in Argo's own database (offloadNodeStatus), which the portal does not read",
    };
  }
  return { nodes: entriesOf(status?.nodes) };
}

function unpack(compressed: string): z.output<typeof nodes> {
  try {
    const bytes = gunzipSync(Buffer.from(compressed, 'base64'), {
      maxOutputLength: MAX_NODES_BYTES,
    });
    return nodes.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    return undefined;
  }
}

function entriesOf<T>(
  record: Readonly<Record<string, T | null>> | undefined,
): ReadonlyMap<string, T> {
  return new Map(
    Object.entries(record ?? {}).flatMap(([key, value]) =>
      value === null ? [] : [[key, value] as const],
    ),
  );
}
