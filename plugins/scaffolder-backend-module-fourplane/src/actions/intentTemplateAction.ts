// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { ActionServices } from '../run/ActionServices';
import { PlannedThings } from '../run/PlannedThings';
import { runIntent } from '../run/runIntent';
import { startRun } from '../run/startRun';
import { turnOf } from '../run/taskKey';
import { ThingFinder } from '../things/ThingFinder';
import { controlPlaneField, waitFields } from './fields';
import { IntentAction, Zod } from './IntentAction';
import { templateActionOf } from './templateActionOf';

/** An intent as a template action. */
export function intentTemplateAction(
  action: IntentAction,
  {
    services,
    finder,
    planned,
  }: {
    readonly services: ActionServices;
    readonly finder: ThingFinder;
    readonly planned: PlannedThings;
  },
): TemplateAction {
  return templateActionOf({
    ...action,
    finder,
    input: zod =>
      // Of the two only the waiting is this file's business, and typed.
      zod
        .object(waitFields(zod))
        .merge(action.input(zod).extend(controlPlaneField(zod)))
        .strict(),
    output: intentOutput,
    async handler({ wait = true, timeoutSeconds, ...input }, step) {
      const { context, output } = step;
      const asked = action.ask(input, finder);
      step.hide(asked.secrets ?? []);
      const run = await startRun(step, services, {
        controlPlane: asked.controlPlane,
        timeoutSeconds: timeoutSeconds ?? asked.timeoutSeconds,
      });
      await runIntent(asked, {
        run,
        wait,
        planned: {
          has: thing => planned.has(context.task.id, thing),
          add: refs => planned.add(context.task.id, refs),
        },
        output,
        appBaseUrl: services.appBaseUrl,
        checkpoint: (key, fn) =>
          context.checkpoint({ key: `${key}${turnOf(context)}`, fn }),
      });
    },
  });
}

/** What every action that is one intent gives to later steps. */
function intentOutput(zod: Zod) {
  return zod.object({
    controlPlane: zod.string().describe('The control plane, by its name.'),
    name: zod
      .string()
      .optional()
      .describe('The name of what was made or changed.'),
    path: zod
      .string()
      .optional()
      .describe('Its names from the tenant down, an input of other actions.'),
    objects: zod
      .array(zod.string())
      .describe('The objects written: "Component acme/cart".'),
    entityRef: zod
      .string()
      .optional()
      .describe('Its catalog entity, or the one that it belongs to.'),
    entityUrl: zod.string().optional().describe('The page of that entity.'),
    build: zod
      .string()
      .optional()
      .describe('Of a build: an input of fourplane:component:deploy.'),
    release: zod.string().optional().describe('The release made or deployed.'),
    deployment: zod.string().optional().describe('Of a deployment.'),
    image: zod.string().optional().describe('What was built, or is deployed.'),
    urls: zod
      .array(zod.string())
      .optional()
      .describe('Where a deployment answers.'),
  });
}
