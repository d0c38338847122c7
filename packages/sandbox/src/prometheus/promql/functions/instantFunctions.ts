// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { dropName } from '../labels';
import { scalar, vector } from '../values';
import { Call, FunctionDefinition, FunctionTable } from './FunctionDefinition';
import { numberAt, vectorOf } from './parameters';

type Change = (value: number, call: Call) => number;

/** Changes each value, and drops the metric's name. */
const each = (
  change: Change,
  options: Partial<FunctionDefinition> = {},
): FunctionDefinition => ({
  takes: ['vector'],
  gives: 'vector',
  ...options,
  call: call =>
    vector(
      vectorOf(call).samples.map(({ labels, value }) => ({
        labels: dropName(labels),
        value: change(value, call),
      })),
    ),
});

const sorted = (direction: 1 | -1): FunctionDefinition => ({
  takes: ['vector'],
  gives: 'vector',
  call: call => {
    const samples = [...vectorOf(call).samples];
    const isNone = ({ value }: { value: number }) => Number.isNaN(value);
    return vector(
      samples.sort((a, b) => {
        if (isNone(a) || isNone(b))
          return Number(isNone(a)) - Number(isNone(b));
        return direction * (a.value - b.value);
      }),
    );
  },
});

/** Of the time of the evaluation, where no vector is given. */
const ofTime = (part: (date: Date) => number): FunctionDefinition => ({
  takes: ['vector'],
  optional: 1,
  gives: 'vector',
  call: call => {
    const samples =
      call.values.length > 0
        ? vectorOf(call).samples
        : [{ labels: {}, value: call.at / 1_000 }];
    return vector(
      samples.map(({ labels, value }) => ({
        labels: dropName(labels),
        value: part(new Date(Math.floor(value) * 1_000)),
      })),
    );
  },
});

function rounded(value: number, call: Call): number {
  const inverse = 1 / (call.values.length > 1 ? numberAt(call, 1) : 1);
  return Math.floor(value * inverse + 0.5) / inverse;
}

const withOne = { takes: ['vector', 'scalar'] } as const;

/** Functions of instant vectors and scalars. */
export const instantFunctions: FunctionTable = {
  abs: each(Math.abs),
  ceil: each(Math.ceil),
  floor: each(Math.floor),
  exp: each(Math.exp),
  sqrt: each(Math.sqrt),
  ln: each(Math.log),
  log2: each(Math.log2),
  log10: each(Math.log10),
  sgn: each(Math.sign),
  round: each(rounded, { ...withOne, optional: 1 }),
  clamp_min: each((value, call) => Math.max(value, numberAt(call, 1)), withOne),
  clamp_max: each((value, call) => Math.min(value, numberAt(call, 1)), withOne),
  clamp: {
    takes: ['vector', 'scalar', 'scalar'],
    gives: 'vector',
    call: call => {
      const [least, most] = [numberAt(call, 1), numberAt(call, 2)];
      const samples = least > most ? [] : vectorOf(call).samples;
      return vector(
        samples.map(({ labels, value }) => ({
          labels: dropName(labels),
          value: Math.max(least, Math.min(most, value)),
        })),
      );
    },
  },
  sort: sorted(1),
  sort_desc: sorted(-1),
  timestamp: {
    takes: ['vector'],
    gives: 'vector',
    call: call =>
      vector(
        vectorOf(call).samples.map(({ labels, sampledAt = call.at }) => ({
          labels: dropName(labels),
          value: sampledAt / 1_000,
        })),
      ),
  },
  scalar: {
    takes: ['vector'],
    gives: 'scalar',
    call: call => {
      const { samples } = vectorOf(call);
      return scalar(samples.length === 1 ? samples[0].value : NaN);
    },
  },
  vector: {
    takes: ['scalar'],
    gives: 'vector',
    call: call => vector([{ labels: {}, value: numberAt(call, 0) }]),
  },
  time: { takes: [], gives: 'scalar', call: ({ at }) => scalar(at / 1_000) },
  pi: { takes: [], gives: 'scalar', call: () => scalar(Math.PI) },
  minute: ofTime(date => date.getUTCMinutes()),
  hour: ofTime(date => date.getUTCHours()),
  day_of_week: ofTime(date => date.getUTCDay()),
  day_of_month: ofTime(date => date.getUTCDate()),
  month: ofTime(date => date.getUTCMonth() + 1),
  year: ofTime(date => date.getUTCFullYear()),
};
