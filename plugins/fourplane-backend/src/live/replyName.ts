// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  contract,
  ModelRef,
  RouteName,
  things,
} from '@fourplane/plugin-fourplane-common';

/** The things whose replies are told apart on the live channel, by what a path calls them. */
const subjectKinds = {
  tenants: 'tenant',
  projects: 'project',
  components: 'component',
  environments: 'environment',
  'build-planes': 'buildPlane',
  'data-planes': 'dataPlane',
  'observability-planes': 'observabilityPlane',
} as const;

/** What the replies of a row are about; a thing is a component, a managed resource, or a project's own infrastructure. */
export type SubjectKind =
  | (typeof subjectKinds)[keyof typeof subjectKinds]
  | 'thing';

/** What is a thing, as a path calls each of its kinds. */
const thingKinds: Readonly<Partial<Record<ModelRef['kind'], string>>> = {
  component: things[0],
  resource: things[1],
  project: things[2],
};
const THING_IN_PATH = '/:things/:name';

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
    ...places.flatMap(({ kind, param }) =>
      kind === 'thing'
        ? [params.things ?? things[0], params[param]]
        : [params[param]],
    ),
  ]);
}

/** {@inheritDoc replyName} By the subject itself, which is of the row's {@link subjectKindOf}. */
export function replyNameOf(route: RouteName, subject: ModelRef): string {
  const { controlPlane, tenant, project, name } = subject;
  const places = placesIn(route);
  const isThing = places.at(-1)?.kind === 'thing';
  const owners = {
    tenant,
    // The infrastructure of a project belongs to that project.
    project: isThing && subject.kind === 'project' ? name : project,
    component: undefined,
  };
  return nameOf(route, [
    controlPlane,
    ...places.flatMap(({ kind }) => {
      if (kind === 'thing') {
        return [thingKinds[subject.kind], name];
      }
      return !isThing && kind === subject.kind ? name : Object(owners)[kind];
    }),
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
  const { path } = contract[route];
  const found = path.matchAll(/\/([\w-]+)\/:(\w+)/g);
  const places = [...found].flatMap(([, collection, param]): Place[] => {
    const kind = Object.entries(subjectKinds).find(
      ([name]) => name === collection,
    )?.[1];
    return kind ? [{ kind, param }] : [];
  });
  return path.includes(THING_IN_PATH)
    ? [...places, { kind: 'thing', param: 'name' }]
    : places;
}
