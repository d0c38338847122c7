// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { FoundLine } from '@fourplane/plugin-fourplane-common';
import { IndexedLine } from '../LogIndex';
import { SearchedIndex } from './SearchedIndices';

/** A line as it is told: whose it is, and its fields where it is one JSON object. */
export function foundLineOf(
  { id, at, text, level, pod, container, scope }: IndexedLine,
  { deployments }: SearchedIndex,
): FoundLine {
  const deployment = deployments.get(scope);
  if (!deployment) {
    throw new Error(`Line ${id} is of nobody that was asked for`);
  }
  const fields = fieldsOf(text);
  return {
    id,
    at,
    text,
    level,
    deployment,
    pod,
    container,
    ...(fields && { fields }),
  };
}

function fieldsOf(text: string): Record<string, unknown> | undefined {
  if (!text.trimStart().startsWith('{')) {
    return undefined;
  }
  try {
    return { ...JSON.parse(text) };
  } catch {
    return undefined;
  }
}
