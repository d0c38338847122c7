// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Answer } from './Case';
import { compareAnswers, Difference } from './compareAnswers';
import type { Deviation } from './deviations';

/** What a comparison came to. */
export type Verdict =
  | { readonly kind: 'same' }
  | { readonly kind: 'deviates' }
  | { readonly kind: 'differs'; readonly differences: readonly Difference[] };

interface Place {
  readonly reason: string;
  readonly at: string;
  readonly isCase: RegExp;
  readonly isPlace: RegExp;
}

/** Judges the answers to cases, one after the other, and knows in the end which deviations were not met. */
export class Judge {
  static create(deviations: readonly Deviation[]): Judge {
    return new Judge(
      deviations.flatMap(({ reason, at: places }) =>
        places.map(at => {
          const [name, place] = at.split('#');
          return {
            reason,
            at,
            isCase: casePattern(name),
            isPlace: placePattern(place),
          };
        }),
      ),
    );
  }

  private readonly met = new Set<Place>();

  private constructor(private readonly places: readonly Place[]) {}

  /** Compares answers with the recorded ones. */
  judge(
    name: string,
    recorded: readonly Answer[],
    answered: readonly Answer[],
  ): Verdict {
    const ofCase = this.places.filter(({ isCase }) => isCase.test(name));
    const all = compareAnswers(recorded, answered);
    const differences = all.filter(({ at }) => {
      const known = ofCase.filter(({ isPlace }) => isPlace.test(at));
      known.forEach(place => this.met.add(place));
      return known.length === 0;
    });
    if (differences.length > 0) {
      return { kind: 'differs', differences };
    }
    return { kind: all.length > 0 ? 'deviates' : 'same' };
  }

  /** What is listed and shows nowhere, once all cases are judged: one line each. */
  unmet(): string[] {
    return this.places
      .filter(place => !this.met.has(place))
      .map(({ at, reason }) => `${at}: ${reason}`);
  }
}

/** One line a difference: where, what the real server says, what was answered. */
export function describeDifferences(
  differences: readonly Difference[],
): string {
  return differences
    .map(({ at, recorded, answered }) =>
      [
        `  at ${at}`,
        `    recorded: ${short(recorded)}`,
        `    answered: ${short(answered)}`,
      ].join('\n'),
    )
    .join('\n');
}

function short(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 600);
}

function escaped(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
}

function casePattern(name: string): RegExp {
  return new RegExp(`^${name.split('*').map(escaped).join('.*')}$`);
}

function placePattern(at: string): RegExp {
  const pattern = at
    .split('**')
    .map(piece => piece.split('*').map(escaped).join('[^.]*'))
    .join('.*');
  return new RegExp(`^${pattern}(\\..*)?$`);
}
