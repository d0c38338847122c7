// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { RefOf } from '@fourplane/plugin-fourplane-common';
import { ModelReader, presentReading, ReadContext } from './ModelReader';

/** Reads components with the labels of their pods, where these can be told. */
export function labelledComponents(
  reader: ModelReader<'component'>,
  labelsOf: (
    component: RefOf<'component'>,
    context: ReadContext,
  ) => Readonly<Record<string, string>> | undefined,
): ModelReader<'component'> {
  return {
    ...reader,
    read: (ref, context) => {
      const reading = reader.read(ref, context);
      const podLabels =
        reading.state === 'present' ? labelsOf(ref, context) : undefined;
      return reading.state === 'present' && podLabels
        ? presentReading({ ...reading.model, podLabels })
        : reading;
    },
  };
}
