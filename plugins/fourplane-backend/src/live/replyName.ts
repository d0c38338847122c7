// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  contract,
  ModelRef,
  RouteName,
} from '@fourplane/plugin-fourplane-common';

/** The things whose replies are told apart on the live channel, by what a path calls them. */
const subjectKinds = {
  tenants: 'tenant',
  projects: 'project',
  components: 'component',
  environments: 'environment',
  'build-planes': 'buildPlane',
} as const;

/** What the replies of a row are about. */
export type SubjectKind = (typeof subjectKinds)[keyof typeof subjectKinds];

/** The subject of a row, as the last of its path that is one says; none of those about everything there is. */
export function subjectKindOf(route: RouteName): SubjectKind | undefined {
  return placesIn(route).at(-1)?.kind;
}

/**
 * What a reply is called on the live channel: its row and its subject. Replies that differ in what of the subject they
 * show (a build of a component, an object of a deployment) have one name. It is the same for every caller, and names
 * things, so it stays inside the backend.
 */
export function replyName(
  route: RouteName,
  params: Readonly<Record<string, string>>,
): string {
  const places = placesIn(route);
  return nameOf(route, [
    ...(places.length > 0 ? [params.controlPlane] : []),
    ...places.map(({ param }) => params[param]),
  ]);
}

/** {@inheritDoc replyName} By the subject itself, which is of the row's {@link subjectKindOf}. */
export function replyNameOf(route: RouteName, subject: ModelRef): string {
  const { controlPlane, tenant, project, name } = subject;
  const owners = { tenant, project, component: undefined };
  return nameOf(route, [
    controlPlane,
    ...placesIn(route).map(({ kind }) =>
      kind === subject.kind ? name : Object(owners)[kind],
    ),
  ]);
}

function nameOf(
  route: RouteName,
  names: readonly (string | undefined)[],
): string {
  return JSON.stringify([route, ...names]);
}

interface Place {
  readonly kind: SubjectKind;
  /** The parameter that has its name. */
  readonly param: string;
}

function placesIn(route: RouteName): readonly Place[] {
  const found = contract[route].path.matchAll(/\/([\w-]+)\/:(\w+)/g);
  return [...found].flatMap(([, collection, param]) => {
    const kind = Object.entries(subjectKinds).find(
      ([name]) => name === collection,
    )?.[1];
    return kind ? [{ kind, param }] : [];
  });
}
