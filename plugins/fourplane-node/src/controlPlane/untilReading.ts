// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  isSameRef,
  ModelByKind,
  ModelKind,
  Reading,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { Latch } from '../cache/Latch';
import { ControlPlane } from './ControlPlane';

/** See {@link ControlPlane.until}. */
export async function untilReading<K extends ModelKind>(
  controlPlane: Pick<ControlPlane, 'model' | 'changes'>,
  ref: RefOf<K>,
  accepts: (reading: Reading<ModelByKind[K]>) => boolean,
  { signal }: { readonly signal: AbortSignal },
): Promise<Reading<ModelByKind[K]>> {
  const changed = new Latch();
  const stop = controlPlane.changes(refs => {
    if (refs.some(each => isSameRef(each, ref))) {
      changed.set();
    }
  });
  try {
    for (;;) {
      signal.throwIfAborted();
      const reading = controlPlane.model.read(ref);
      if (accepts(reading)) {
        return reading;
      }
      await changed.wait(signal);
      changed.reset();
    }
  } finally {
    stop();
  }
}
