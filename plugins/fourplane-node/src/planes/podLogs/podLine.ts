// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { InputError } from '@backstage/errors';
import { levelOf } from '@fourplane/plugin-fourplane-common';
import { IndexedLine, IndexFilter } from '../LogIndex';
import { lineFields } from '../logRules/lineFields';
import { MatchedLine } from '../logRules/lineMatcher';
import { placeWithin } from '../logRules/lineOrder';
import { ArchivedLine } from '../LogArchive';
import { SearchedContainer } from './SearchedPods';

/** What a line's id says. */
export interface PodLineId {
  readonly at: string;
  readonly podUid: string;
  readonly container: string;
}

const LINE_ID =
  /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z)~([^~]{1,253})~([^~]{1,63})~(\d{1,9})$/;

/** Throws an `InputError` for a text that is none. */
export function readPodLineId(id: string): PodLineId {
  const [, at, podUid, container, nth] = LINE_ID.exec(id) ?? [];
  if (nth === undefined || Number.isNaN(Date.parse(at))) {
    throw new InputError('The id is not one of a line that a search has found');
  }
  return { at, podUid, container };
}

/** A container's line where the filter lets it through, and what it says `matches`; pure. */
export function podLine(
  { at, text, nth }: ArchivedLine,
  life: SearchedContainer,
  { from, to }: Pick<IndexFilter, 'from' | 'to'>,
  matches: (line: MatchedLine) => boolean,
): IndexedLine | undefined {
  const time = Date.parse(at);
  if (!(time >= from && time < to)) {
    return undefined;
  }
  const { scope, namespace, pod, podUid, container, shipped } = life;
  const level = levelOf(text);
  const fields = lineFields(text);
  if (!matches({ text, level, fields, shipped })) {
    return undefined;
  }
  const id = `${at}~${podUid}~${container}~${nth}`;
  const key = [time, placeWithin(at, nth, `${podUid} ${container}`)] as const;
  return {
    id,
    at,
    text,
    level,
    ...(fields && { fields }),
    shipped,
    scope,
    namespace,
    pod,
    container,
    position: { key, given: [id] },
  };
}
