// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue } from '@fourplane/plugin-fourplane-common';
import { Projection } from '../../reading/ReadableKind';
import { checkParameters } from '../../writing/checkParameters';

type Fields = Readonly<Record<string, unknown>>;

/**
 * What is wrong with values for a type; nothing is said where the type could not be read whole, since then it is not
 * known what it takes.
 */
export function parameterIssues(
  { content, issues }: Projection<{ readonly parameters?: Fields }>,
  values: Fields | undefined,
  at: (path: string) => string = path =>
    path ? `parameters.${path}` : 'parameters',
): IntentIssue[] {
  return content && !issues
    ? checkParameters(content.parameters, values, at)
    : [];
}
