// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { BuildNode } from '@fourplane/plugin-fourplane-common';
import { ArgoValues } from './ArgoWorkflow';

type Value = BuildNode['inputs'][number];

const CREDENTIAL = /secret|token|password|passwd|credential|api-?key|auth/i;
const MAX_LENGTH = 16_000;

/** Parameters with their values, artifacts without; a value whose name sounds like a credential's is not shown. */
export function valuesOf(values: ArgoValues): Value[] {
  const named = [
    ...(values?.parameters ?? []),
    ...(values?.result === undefined
      ? []
      : [{ name: 'result', value: values.result }]),
  ].map(({ name, value }): Value => {
    const isShown = value !== undefined && !CREDENTIAL.test(name);
    return { name, ...(isShown && { value: shortened(value) }) };
  });
  const files = (values?.artifacts ?? []).map(({ name }): Value => ({ name }));
  return [...named, ...files];
}

function shortened(value: string): string {
  return value.length > MAX_LENGTH
    ? `${value.slice(0, MAX_LENGTH)}… [${
        value.length - MAX_LENGTH
      } more characters]`
    : value;
}
