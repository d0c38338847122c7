// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';

const dataFolder = resolve(__dirname, '../../../shared/data/openchoreo');

const documentSchema = z.looseObject({
  apiVersion: z.literal('openchoreo.dev/v1alpha1'),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
  }),
});
/** An object as a file has it. */
export type Document = z.infer<typeof documentSchema>;

/** What is offered to developers, and what that refers to; what is referred to first. */
const kinds = [
  'Workflow',
  'Trait',
  'ComponentType',
  'ProjectType',
  'ResourceType',
];

/**
 * The types, traits and workflows among the samples of an OpenChoreo release, those of a namespace in `tenant`;
 * `undefined` where the samples are not there, which lie beside the repository.
 */
export function upstreamTypes(
  tag: string,
  tenant: string,
): Document[] | undefined {
  const folder = join(dataFolder, tag, 'samples');
  if (!existsSync(folder)) {
    return undefined;
  }
  const found = new Map<string, Document>();
  for (const file of readdirSync(folder, {
    recursive: true,
    encoding: 'utf8',
  })) {
    for (const document of file.endsWith('.yaml')
      ? documentsIn(join(folder, file))
      : []) {
      const kind = document.kind.replace(/^Cluster/, '');
      if (kinds.includes(kind)) {
        const { namespace: _, ...metadata } = document.metadata;
        const isOfCluster = document.kind !== kind;
        found.set(`${document.kind} ${metadata.name}`, {
          ...document,
          metadata: isOfCluster ? metadata : { ...metadata, namespace: tenant },
        });
      }
    }
  }
  const rank = ({ kind }: Document) =>
    kinds.indexOf(kind.replace(/^Cluster/, ''));
  return [...found.values()].sort((one, other) => rank(one) - rank(other));
}

function documentsIn(file: string): Document[] {
  return parseAllDocuments(readFileSync(file, 'utf8'))
    .map(document => documentSchema.safeParse(document.toJS()))
    .flatMap(parsed => (parsed.success ? [parsed.data] : []));
}
