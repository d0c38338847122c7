// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ANNOTATION_CHANGED_AT,
  ANNOTATION_CHANGED_BY,
  ANNOTATION_INTENT_KEY,
  Intent,
  IntentName,
} from '@fourplane/plugin-fourplane-common';
import { WriteStep } from '../dialects/Dialect';
import { KubeObject } from '../kube/KubeObject';

/** What a written object says of the intent behind it. */
export interface IntentMarks {
  readonly intent: Intent;
  readonly key: string;
  /** Entity ref of whoever asks. */
  readonly by?: string;
  /** ISO 8601 instant. */
  readonly at: string;
}

/**
 * Intents that change what is to run, of which a history says who and when. A restart is none: it would take the last
 * change's author away.
 */
const telling: ReadonlySet<IntentName> = new Set([
  'createComponent',
  'updateComponent',
  'triggerBuild',
  'retryBuild',
  'createRelease',
  'deploy',
  'promote',
  'rollback',
  'undeploy',
  'suspend',
  'resume',
  'configureDeployment',
]);

/** A step whose object will say which intent made it, and who changed it last; its spec is not touched. */
export function markedStep(
  step: WriteStep,
  { intent, key, by, at }: IntentMarks,
): WriteStep {
  const change: Readonly<Record<string, string | null>> = telling.has(
    intent.intent,
  )
    ? {
        // Of an unknown somebody: a former author must not stand for this change.
        [ANNOTATION_CHANGED_BY]: by ?? null,
        [ANNOTATION_CHANGED_AT]: at,
      }
    : {};
  switch (step.verb) {
    case 'create': {
      const { metadata } = step.object;
      const annotations = {
        ...metadata.annotations,
        ...Object.fromEntries(
          Object.entries(change).flatMap(([name, value]) =>
            value === null ? [] : [[name, value]],
          ),
        ),
        [ANNOTATION_INTENT_KEY]: key,
      };
      return {
        ...step,
        object: { ...step.object, metadata: { ...metadata, annotations } },
      };
    }
    case 'patch':
      return Object.keys(change).length > 0
        ? { ...step, patch: annotated(step.patch, change) }
        : step;
    default:
      return step;
  }
}

/** Whether an intent of this key has made the object. */
export function isMadeBy({ metadata }: KubeObject, key: string): boolean {
  return metadata.annotations?.[ANNOTATION_INTENT_KEY] === key;
}

function annotated(
  patch: Readonly<Record<string, unknown>>,
  change: Readonly<Record<string, string | null>>,
): Readonly<Record<string, unknown>> {
  const metadata: Record<string, unknown> = { ...Object(patch.metadata) };
  return {
    ...patch,
    metadata: {
      ...metadata,
      annotations: { ...Object(metadata.annotations), ...change },
    },
  };
}
