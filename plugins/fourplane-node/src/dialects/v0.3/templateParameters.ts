// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { list, name, text } from '../reading/fields';
import { isCredentialName } from '../../kube/isCredentialName';

/** A use of a build template. */
export const templateUse = z.object({
  name: text,
  parameters: list(z.object({ name, value: text })),
});

/** What a template is given, without what is named like a credential; `undefined` when that is nothing. */
export function templateParametersOf(
  use: z.output<typeof templateUse> | null | undefined,
): Record<string, string> | undefined {
  const given = (use?.parameters ?? []).flatMap(
    ({ name: parameter, value }): [string, string][] =>
      value && !isCredentialName(parameter) ? [[parameter, value]] : [],
  );
  return given.length > 0 ? Object.fromEntries(given) : undefined;
}
