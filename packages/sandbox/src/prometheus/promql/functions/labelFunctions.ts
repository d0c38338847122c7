// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { badData, executionError } from '../../PrometheusError';
import { Expression } from '../Expression';
import { Bucket, histogramQuantile } from '../histogramQuantile';
import { dropLabels, Labels, labelsKey, NAME, withLabel } from '../labels';
import { wholeRegex } from '../regex';
import { vector, VectorSample, VectorValue } from '../values';
import { Call, FunctionTable } from './FunctionDefinition';
import { matrixOf, numberAt, textAt, vectorOf } from './parameters';

const ofBuckets: readonly string[] = [NAME, 'le'];
const labelName = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

function relabelled(
  { samples }: VectorValue,
  change: (labels: Labels) => Labels,
): VectorValue {
  return vector(
    samples.map(({ labels, value }) => ({ labels: change(labels), value })),
  );
}

/** What `$1`, `${name}` and `$$` of a replacement stand for. */
function expanded(replacement: string, found: RegExpExecArray): string {
  return replacement.replace(
    /\$(?:\$|(\w+)|\{(\w+)\})/g,
    (whole, bare?: string, braced?: string) => {
      const name = bare ?? braced;
      if (name === undefined) return whole === '$$' ? '$' : whole;
      return (
        (/^\d+$/.test(name) ? found[Number(name)] : found.groups?.[name]) ?? ''
      );
    },
  );
}

/** By the call, as it stands in the query. */
const replaced = new WeakMap<readonly Expression[], WeakMap<Labels, Labels>>();

function labelReplace(call: Call): VectorValue {
  const [target, replacement, source, pattern] = [1, 2, 3, 4].map(index =>
    textAt(call, index),
  );
  const regex = wholeRegex(pattern);
  if (!regex) {
    throw executionError(
      `invalid regular expression in label_replace(): ${pattern}`,
    );
  }
  if (!labelName.test(target)) {
    throw executionError(
      `invalid destination label name in label_replace(): ${target}`,
    );
  }
  const known = replaced.get(call.parameters) ?? new WeakMap<Labels, Labels>();
  replaced.set(call.parameters, known);
  return relabelled(vectorOf(call), labels => {
    const before = known.get(labels);
    if (before) return before;
    const found = regex.exec(labels[source] ?? '');
    const after = found
      ? withLabel(labels, target, expanded(replacement, found))
      : labels;
    known.set(labels, after);
    return after;
  });
}

function labelJoin(call: Call): VectorValue {
  const [target, separator] = [textAt(call, 1), textAt(call, 2)];
  const sources = call.values
    .slice(3)
    .map((_, index) => textAt(call, index + 3));
  return relabelled(vectorOf(call), labels => {
    const joined = sources.map(name => labels[name] ?? '').join(separator);
    return withLabel(labels, target, joined);
  });
}

function quantileOfBuckets(call: Call): VectorValue {
  const histograms = new Map<string, { labels: Labels; buckets: Bucket[] }>();
  for (const { labels, value } of vectorOf(call, 1).samples) {
    const { le } = labels;
    const upTo = le === '+Inf' ? Infinity : Number(le || NaN);
    if (!Number.isNaN(upTo)) {
      const rest = dropLabels(labels, ofBuckets);
      const key = labelsKey(rest);
      const histogram = histograms.get(key) ?? { labels: rest, buckets: [] };
      histogram.buckets.push({ upTo, count: value });
      histograms.set(key, histogram);
    }
  }
  return vector(
    [...histograms.values()].map(({ labels, buckets }) => ({
      labels,
      value: histogramQuantile(numberAt(call, 0), buckets),
    })),
  );
}

/** Labels that a missing series would surely have. */
function labelsOfAbsent(expression: Expression): Labels {
  const selector =
    expression.kind === 'range' ? expression.selector : expression;
  if (selector.kind !== 'selector') return {};
  const { matchers } = selector;
  const isSure = (name: string) =>
    name !== NAME &&
    matchers.filter(({ label }) => label === name).length === 1;
  return Object.fromEntries(
    matchers
      .filter(({ label, operator }) => operator === '=' && isSure(label))
      .map(({ label, value }) => [label, value]),
  );
}

const oneUnless = (isPresent: boolean, { parameters }: Call): VectorValue => {
  const samples: VectorSample[] = [
    { labels: labelsOfAbsent(parameters[0]), value: 1 },
  ];
  return vector(isPresent ? [] : samples);
};

/** Functions that look at labels. */
export const labelFunctions: FunctionTable = {
  label_replace: {
    takes: ['vector', 'string', 'string', 'string', 'string'],
    gives: 'vector',
    call: labelReplace,
  },
  label_join: {
    takes: ['vector', 'string', 'string', 'string'],
    optional: 1,
    variadic: true,
    gives: 'vector',
    call: call => {
      if (!labelName.test(textAt(call, 1))) {
        throw badData(
          `invalid destination label name in label_join(): ${textAt(call, 1)}`,
        );
      }
      return labelJoin(call);
    },
  },
  histogram_quantile: {
    takes: ['scalar', 'vector'],
    gives: 'vector',
    call: quantileOfBuckets,
  },
  absent: {
    takes: ['vector'],
    gives: 'vector',
    call: call => oneUnless(vectorOf(call).samples.length > 0, call),
  },
  absent_over_time: {
    takes: ['matrix'],
    gives: 'vector',
    call: call =>
      oneUnless(
        matrixOf(call).series.some(({ samples }) => samples.length > 0),
        call,
      ),
  },
};
