// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ANNOTATION_LIFECYCLE,
  ANNOTATION_LINKS,
  ANNOTATION_OWNER,
} from '@fourplane/plugin-fourplane-common';

/** The words an intent gives a thing; an empty one takes the word away. */
export interface Words {
  readonly title?: string;
  readonly description?: string;
  readonly owner?: string;
  readonly lifecycle?: string;
  readonly links?: readonly { readonly url: string; readonly title?: string }[];
}

/** Words as the annotations of a generation whose own begin with `prefix` (`openchoreo.dev`). */
export function wordsUnder(prefix: string) {
  const entriesOf = ({ title, description, owner, lifecycle, links }: Words) =>
    Object.entries({
      [`${prefix}/display-name`]: title,
      [`${prefix}/description`]: description,
      [ANNOTATION_OWNER]: owner,
      [ANNOTATION_LIFECYCLE]: lifecycle,
      [ANNOTATION_LINKS]:
        links && (links.length > 0 ? JSON.stringify(links) : ''),
    }).flatMap(([name, word]): [string, string][] =>
      word === undefined ? [] : [[name, word]],
    );
  return {
    /** Of a new object. */
    annotationsOf: (words: Words): Record<string, string> =>
      Object.fromEntries(entriesOf(words).filter(([, word]) => word !== '')),
    /** As a merge patch: what is not said stays as it is. */
    annotationsPatch: (words: Words): Record<string, string | null> =>
      Object.fromEntries(
        entriesOf(words).map(([name, word]) => [name, word || null]),
      ),
  };
}
