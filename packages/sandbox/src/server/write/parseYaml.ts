// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { DuplicateFields } from './FieldCheck';
import { noDuplicates } from './FieldCheck';

/**
 * Reads YAML 1.1 as Kubernetes does: `y` is true, a date stays a text, and of a key given twice
 * the last counts. Throws what the parser says of a text that is no YAML.
 */
export function parseYaml(text: string): {
  object: unknown;
  duplicates: DuplicateFields;
} {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    version: '1.1',
    merge: true,
    uniqueKeys: false,
    lineCounter,
    customTags: tags =>
      tags.filter(
        tag =>
          typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:timestamp',
      ),
  });
  const [error] = document.errors;
  if (error) {
    throw error;
  }
  const lines: string[] = [];
  visit(document, {
    Map: (_key, node) => {
      const seen = new Set<unknown>();
      for (const { key } of isMap(node) ? node.items : []) {
        if (isScalar(key)) {
          if (seen.has(key.value)) {
            const { line } = lineCounter.linePos(key.range?.[0] ?? 0);
            lines.push(`line ${line}: key "${key.value}" already set in map`);
          }
          seen.add(key.value);
        }
      }
    },
  });
  return {
    object: document.toJS(),
    duplicates:
      lines.length === 0
        ? noDuplicates
        : {
            errors: [
              `yaml: unmarshal errors:\n${lines
                .map(each => `  ${each}`)
                .join('\n')}`,
            ],
            warnings: lines,
          },
  };
}

/** What Kubernetes' YAML reader says of a text that is no YAML; of rare mistakes, what ours says. */
export function yamlComplaint(error: unknown): string {
  const text = error instanceof Error ? error.message.split('\n')[0] : '';
  const line = / at line (\d+)/.exec(text)?.[1] ?? '1';
  const end = /^Flow (map|sequence)/.exec(text)?.[1];
  return end
    ? `yaml: line ${line}: did not find expected ',' or '${
        end === 'map' ? '}' : ']'
      }'`
    : `yaml: ${text}`;
}
