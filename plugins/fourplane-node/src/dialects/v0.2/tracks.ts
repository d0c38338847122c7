// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Lookup } from '../Dialect';
import { partOf } from '../reading/ReadableKind';
import { Scope } from './choreoKind';
import { members } from './counted';
import {
  DeploymentTrackContent,
  deploymentTrackKind,
} from './kinds/deploymentTrack';

/** What could be read of a track; what it is called is certain. */
export type Track = Partial<DeploymentTrackContent> & { readonly name: string };

/** The tracks of a component, by name. */
export function tracksOf(component: Required<Scope>, lookup: Lookup): Track[] {
  return [...members(deploymentTrackKind, component, lookup)]
    .map(partOf)
    .flatMap(({ name, ...rest }) =>
      name === undefined ? [] : [{ ...rest, name }],
    )
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/**
 * The track that stands for the component where only one can: the one called `main` or `default`, also after the name of
 * the component (`api-main`), else the first by name.
 */
export function primaryTrack(
  component: Required<Scope>,
  lookup: Lookup,
): Track | undefined {
  const tracks = tracksOf(component, lookup);
  const usual = ['main', 'default'].flatMap(name => [
    name,
    `${component.component}-${name}`,
  ]);
  return (
    usual
      .map(name => tracks.find(track => track.name === name))
      .find(track => track !== undefined) ?? tracks[0]
  );
}
