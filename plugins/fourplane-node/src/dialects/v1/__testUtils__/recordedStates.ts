// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const FOLDER = path.resolve(
  __dirname,
  '../../../../../../test/status/recorded/v1.2.3',
);

const treeSchema = z.record(
  z.string(),
  z.looseObject({
    conditions: z.record(z.string(), z.string()).optional(),
    isBeingDeleted: z.boolean().optional(),
    spec: z.record(z.string(), z.unknown()).optional(),
    labels: z.record(z.string(), z.string()).optional(),
  }),
);

/** An object as OpenChoreo 1.2.3's own controllers left it. */
export interface RecordedState {
  readonly file: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly isBeingDeleted: boolean;
  readonly spec?: Readonly<Record<string, unknown>>;
  /** In the order of the recording. */
  readonly conditions: readonly {
    readonly type: string;
    readonly status: string;
    readonly reason: string;
    readonly message: string;
  }[];
}

/** Every state that was recorded from the real controllers (see test/status). */
export function recordedStates(): RecordedState[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.json'))
    .sort()
    .flatMap(file => {
      const text = readFileSync(path.join(FOLDER, file), 'utf8');
      return Object.entries(treeSchema.parse(JSON.parse(text))).map(
        ([key, { conditions = {}, isBeingDeleted = false, spec }]) => {
          const [kind, place = ''] = key.split(' ');
          const [namespace, name] = place.includes('/')
            ? place.split('/')
            : [undefined, place];
          return {
            file,
            kind,
            ...(namespace && { namespace }),
            name,
            isBeingDeleted,
            ...(spec && { spec }),
            conditions: Object.entries(conditions).map(([type, words]) =>
              conditionOf(type, words),
            ),
          };
        },
      );
    });
}

/** `False ResourcesDegraded: Deployment x is degraded`. */
function conditionOf(type: string, words: string) {
  const [, status = '', reason = '', message = ''] =
    /^(\w+) (\w+)(?:: (.*))?$/s.exec(words) ?? [];
  return { type, status, reason, message };
}
