// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { JsonObject, JsonValue } from '@backstage/types';
import { ModelKind, ModelRef } from '@fourplane/plugin-fourplane-common';
import type { Asked } from '../actions/IntentAction';
import { Outcome, outcomeFrom, outcomeJson, outcomeOf } from './Outcome';
import { outputsOf } from './outputsOf';
import { NamedThing } from '../things/ThingFinder';
import { StepRun } from './StepRun';
import { Touches } from './Touches';

/** What of the scaffolder's step an intent needs. */
export interface IntentStep {
  readonly run: StepRun;
  readonly wait: boolean;
  /** Remembers what came of something for a later attempt of the same step. */
  readonly checkpoint: (
    key: string,
    value: () => Promise<JsonObject>,
  ) => Promise<JsonObject>;
  readonly output: (name: string, value: JsonValue) => void;
  readonly appBaseUrl?: string;
  /** What earlier steps of the same dry run would have made. */
  readonly planned: {
    has(thing: NamedThing<ModelKind>): boolean;
    add(refs: readonly ModelRef[]): void;
  };
}

/** How long a write may take to show in the model, where it shows at all. */
const SETTLING_MS = 3_000;

/** From a wish to what is there: authorized, checked, written, ready and in the catalog, with its outputs. */
export async function runIntent(
  asked: Asked,
  { run, wait, checkpoint, output, appBaseUrl, planned }: IntentStep,
): Promise<void> {
  const { controlPlane, guard, fields, judge, isRemembered } = asked;
  if (run.isDryRun && 'thing' in guard && planned.has(guard.thing)) {
    run.log(
      `"${guard.thing.text}" would be made by an earlier step, so this cannot be tried before`,
    );
    return;
  }
  const touches = Touches.start(controlPlane);
  try {
    const attempt = async (): Promise<Outcome> => {
      const subject = await run.authorize(guard);
      const intent = await asked.intent(subject ?? everywhere(asked), run);
      return outcomeOf(await run.apply(intent, { fields }));
    };
    const outcome =
      isRemembered && !run.isDryRun
        ? outcomeFrom(
            await checkpoint('written', async () =>
              outcomeJson(await attempt()),
            ),
          )
        : await attempt();
    const [ref] = outcome.refs;
    if (run.isDryRun) {
      planned.add(outcome.refs);
    }
    if (ref && wait && !run.isDryRun) {
      if (outcome.hasChanged) {
        await touches.of(ref, SETTLING_MS, run.signal);
      }
      await run.until(ref, judge);
      if (outcome.hasMade) {
        await run.untilListed(ref);
      }
    }
    const outputs = outputsOf(outcome, { controlPlane, appBaseUrl });
    for (const [name, value] of Object.entries(outputs)) {
      if (value !== undefined) {
        output(name, value);
      }
    }
  } finally {
    touches.stop();
  }
}

/** What an intent about the control plane itself lies in. */
function everywhere({ controlPlane }: Asked): ModelRef {
  return { controlPlane: controlPlane.name, kind: 'tenant', name: '' };
}
