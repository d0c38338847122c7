// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { PodMaker } from './PodMetrics';
import { literalPattern } from './promql';

/** The letters that Kubernetes makes suffixes of. */
const LETTER = '[bcdfghjklmnpqrstvwxz2456789]';
/** A generated name has at most so many letters before its five random ones. */
const LONGEST_BASE = 58;

/** What follows the maker's name, by its kind. */
const suffixes: Readonly<Record<string, string>> = {
  Deployment: `${LETTER}{1,10}-${LETTER}{5}`,
  ReplicaSet: `${LETTER}{5}`,
  StatefulSet: '[0-9]+',
  DaemonSet: `${LETTER}{5}`,
  Job: `([0-9]+-)?${LETTER}{5}`,
  CronJob: `[0-9]{7,10}-([0-9]+-)?${LETTER}{5}`,
};

/**
 * A regular expression of the names that pods of these makers have; undefined where none of them makes pods. It fits no
 * pod of `cart-api` for a Deployment `cart`, though their names begin alike.
 */
export function podNames(makers: readonly PodMaker[]): string | undefined {
  const patterns = makers.flatMap(({ kind, name }) => {
    if (kind === 'Pod') {
      return [literalPattern(name)];
    }
    const suffix = suffixes[kind];
    return suffix === undefined ? [] : [madeNames(kind, name, suffix)];
  });
  return patterns.length > 0 ? [...new Set(patterns)].join('|') : undefined;
}

function madeNames(kind: string, name: string, suffix: string): string {
  const base = `${name}-`;
  // hash, or index, and dash between the base and the random letters
  const isCut = kind !== 'StatefulSet' && base.length + 11 > LONGEST_BASE;
  const whole = `${literalPattern(base)}${suffix}`;
  return isCut
    ? `${whole}|${literalPattern(
        base.slice(0, LONGEST_BASE),
      )}[a-z0-9-]{0,11}${LETTER}{5}`
    : whole;
}
