// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue } from '@fourplane/plugin-fourplane-common';

/** From an intent's field to the input's that it was made from; a field stands for all below it. */
export type InputFields = Readonly<Record<string, string>>;

/** `name: "Cart" cannot be the name of a component. Use lower case letters …` */
export function issueText(
  issues: readonly IntentIssue[],
  fields: InputFields = {},
): string {
  return issues
    .map(({ path, message, mend }) => {
      const field = inputFieldOf(path, fields);
      const said = field ? `${field}: ${message}` : message;
      return mend ? `${said}. ${mend}` : said;
    })
    .join('; ');
}

/** The longest field known that a path is at or below, with what is below it; the path itself where there is none. */
export function inputFieldOf(path: string, fields: InputFields): string {
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length--) {
    const field = fields[parts.slice(0, length).join('.')];
    if (field !== undefined) {
      return [field, ...parts.slice(length)].filter(Boolean).join('.');
    }
  }
  return path;
}
