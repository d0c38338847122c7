// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Component,
  Deployment,
  Health,
  healthStates,
  ModelRef,
} from '@fourplane/plugin-fourplane-common';
import { Readings } from './readings';

/** How a component is, and in which environment; without one it is the component itself. */
export interface ComponentHealth {
  readonly health: Health;
  readonly environment?: ModelRef;
}

/**
 * The worst of a component's own health and its deployments', the first of equals. A deployment that is stopped on
 * purpose makes it no worse; one that cannot be read may hide anything, so it counts as `unknown`.
 */
export function worstOf(
  component: Pick<Component, 'health'>,
  deployments: Readings<Deployment>,
): ComponentHealth {
  const all: readonly ComponentHealth[] = [
    { health: component.health },
    ...deployments.present
      .filter(isWanted)
      .map(({ environment, health }) => ({ environment, health })),
    ...deployments.unreadable.map(({ object }) => ({
      health: {
        state: 'unknown' as const,
        reason: 'Unreadable',
        message: `${object.kind} ${object.name} cannot be read`,
      },
    })),
  ];
  return all.reduce((worst, one) =>
    compareHealth(one.health, worst.health) < 0 ? one : worst,
  );
}

/** Worst first. */
export function compareHealth(one: Health, other: Health): number {
  return healthStates.indexOf(one.state) - healthStates.indexOf(other.state);
}

function isWanted({ desired, health }: Deployment): boolean {
  return desired === 'active' && health.state !== 'suspended';
}
