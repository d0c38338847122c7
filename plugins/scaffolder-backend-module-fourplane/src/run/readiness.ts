// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Build,
  Health,
  ModelByKind,
  ModelKind,
  Reading,
} from '@fourplane/plugin-fourplane-common';

/**
 * Whether what a reading says is what was waited for. `failed` may still pass by itself, since controllers meet objects
 * in any order; `broken` does not. `says` is one line for people.
 */
export interface Verdict {
  readonly state: 'ready' | 'waiting' | 'failed' | 'broken';
  readonly says: string;
}

/** Judges what a reference reads as. */
export type Judge = (reading: Reading<ModelByKind[ModelKind]>) => Verdict;

/** Healthy, as far as its generation reports on such a thing at all. */
export const untilHealthy: Judge = judgeBy(({ state }) => {
  switch (state) {
    case 'ready':
    case 'unreported':
    case 'suspended':
      return 'ready';
    case 'failed':
      return 'failed';
    default:
      return 'waiting';
  }
});

/**
 * Taken up by its controller, whatever it waits for: a component that is yet to be built waits for its first build, a
 * plane for its agent.
 */
export const untilTakenUp: Judge = judgeBy(({ state }) => {
  switch (state) {
    case 'unknown':
      return 'waiting';
    case 'failed':
      return 'failed';
    default:
      return 'ready';
  }
});

/** In the model. */
export const untilPresent: Judge = reading => {
  switch (reading.state) {
    case 'present':
      return { state: 'ready', says: 'there' };
    case 'absent':
      return { state: 'waiting', says: 'not there yet' };
    default:
      return unreadable(reading);
  }
};

/** Gone. */
export const untilGone: Judge = reading =>
  reading.state === 'absent'
    ? { state: 'ready', says: 'gone' }
    : { state: 'waiting', says: 'still there' };

/** A build that has succeeded. */
export const untilBuilt: Judge = reading => {
  if (reading.state !== 'present') {
    return untilPresent(reading);
  }
  const build = buildOf(reading.model);
  if (!build) {
    return untilHealthy(reading);
  }
  const says = saidOfBuild(build);
  switch (build.phase) {
    case 'succeeded':
      return { state: 'ready', says };
    case 'failed':
      return { state: 'broken', says };
    default:
      return { state: 'waiting', says };
  }
};

function judgeBy(stateOf: (health: Health) => Verdict['state']): Judge {
  return reading => {
    if (reading.state !== 'present') {
      return untilPresent(reading);
    }
    const { model } = reading;
    if (!('health' in model)) {
      return { state: 'ready', says: 'there' };
    }
    return { state: stateOf(model.health), says: saidOfHealth(model.health) };
  };
}

function unreadable({
  unreadable: { issues },
}: Extract<Reading<never>, { state: 'unreadable' }>): Verdict {
  const list = issues.map(({ path, message }) => `${path}: ${message}`);
  return { state: 'failed', says: `cannot be read: ${list.join('; ')}` };
}

/** `progressing (WorkloadNotFound): Workload "cart" does not exist` */
function saidOfHealth({ state, reason, message }: Health): string {
  const cause = reason ? ` (${reason})` : '';
  return message ? `${state}${cause}: ${message}` : `${state}${cause}`;
}

/** `running: clone succeeded, build-image running` */
function saidOfBuild({ phase, message, reason, steps }: Build): string {
  const told = steps
    .filter(step => step.phase !== 'pending' && step.phase !== 'skipped')
    .map(step => `${step.name} ${step.phase}`);
  const why = phase === 'failed' ? message ?? reason : undefined;
  return [phase, told.join(', '), why].filter(Boolean).join(': ');
}

/** Only builds have steps. */
function buildOf(model: ModelByKind[ModelKind]): Build | undefined {
  return 'phase' in model && 'steps' in model ? model : undefined;
}
