// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelKind, ModelRef } from '@fourplane/plugin-fourplane-common';
import { Model } from '@fourplane/plugin-fourplane-node';
import type { Sight } from '../routes/handlers';
import { LiveRow } from './LiveRow';
import { replyName, replyNameOf, SubjectKind } from './replyName';
import { subjectsOf } from './subjectsOf';

/** Names of replies; those of one component's pages may be rung more often than what shows everybody's changes. */
export interface TouchedReplies {
  readonly pages: ReadonlySet<string>;
  readonly lists: ReadonlySet<string>;
}

/**
 * The replies that may differ when these references read differently, or where only their pods are seen differently: of
 * each row that reads such a kind, those about what the reference shows on.
 */
export function touchedReplies(
  rows: readonly LiveRow[],
  refs: readonly ModelRef[],
  model: Model,
  what: 'readings' | 'pods' = 'readings',
): TouchedReplies {
  const touched = { pages: new Set<string>(), lists: new Set<string>() };
  for (const ref of refs) {
    const subjects = new Map<SubjectKind, readonly ModelRef[]>();
    for (const row of rows.filter(one => isTouched(one, ref, what))) {
      const { route, subject } = row;
      if (!subject) {
        touched.lists.add(replyName(route, {}));
        continue;
      }
      const found = subjects.get(subject) ?? subjectsOf(subject, ref, model);
      subjects.set(subject, found);
      const names = touched[bellOf(row)];
      found.forEach(one => names.add(replyNameOf(route, one)));
    }
  }
  return touched;
}

/** The replies that may differ when planes, or only their control plane, answer probes otherwise. */
export function probedReplies(
  rows: readonly LiveRow[],
  planes: readonly ModelRef[],
): TouchedReplies {
  const touched = { pages: new Set<string>(), lists: new Set<string>() };
  for (const row of rows.filter(one => sees(one, 'probes'))) {
    const { route, subject } = row;
    if (!subject) {
      touched.lists.add(replyName(route, {}));
    }
    planes
      .filter(({ kind }) => kind === subject)
      .forEach(plane => touched[bellOf(row)].add(replyNameOf(route, plane)));
  }
  return touched;
}

/** Every reply there may be. */
export function allReplies(
  rows: readonly LiveRow[],
  model: Model,
): TouchedReplies {
  const all = { pages: new Set<string>(), lists: new Set(wholeLists(rows)) };
  for (const row of rows) {
    const { subject, route } = row;
    const names = all[bellOf(row)];
    if (subject) {
      kindsOf(subject)
        .flatMap((kind): ModelRef[] => model.refs(kind))
        .forEach(one => names.add(replyNameOf(route, one)));
    }
  }
  return all;
}

/** The replies about everything there is. */
export function wholeLists(rows: readonly LiveRow[]): string[] {
  return rows
    .filter(({ subject }) => !subject)
    .map(({ route }) => replyName(route, {}));
}

function isTouched(
  { reads, alsoSees }: LiveRow,
  { kind }: ModelRef,
  what: 'readings' | 'pods',
): boolean {
  return what === 'pods'
    ? sees({ alsoSees }, 'pods') && reads.has(kind)
    : sees({ alsoSees }, 'anything') || reads.has(kind);
}

function sees({ alsoSees = [] }: Pick<LiveRow, 'alsoSees'>, sight: Sight) {
  return [alsoSees].flat().includes(sight);
}

function bellOf({ subject }: LiveRow): keyof TouchedReplies {
  return subject === 'component' || subject === 'thing' ? 'pages' : 'lists';
}

function kindsOf(subject: SubjectKind): readonly ModelKind[] {
  return subject === 'thing' ? ['component', 'resource', 'project'] : [subject];
}
