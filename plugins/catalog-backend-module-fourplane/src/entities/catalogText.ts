// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Control characters, except tab and line breaks: some databases refuse them. */
// eslint-disable-next-line no-control-regex
const REFUSED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** The text as the catalog can hold it, or `undefined` when nothing is left of it. */
export function catalogText(text: string | undefined): string | undefined {
  const cleaned = text?.replace(REFUSED, '').trim();
  return cleaned ? cleaned : undefined;
}
