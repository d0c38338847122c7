// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { TemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  ANNOTATION_INTENT_KEY,
  buildDeletePermission,
  ModelKind,
  modelRefSchema,
  objectDeletePermission,
  planeDeletePermission,
} from '@fourplane/plugin-fourplane-common';
import { controlPlaneField, patience, waitFields } from '../actions/fields';
import { Guard, Zod } from '../actions/IntentAction';
import { templateActionOf } from '../actions/templateActionOf';
import { ActionServices } from '../run/ActionServices';
import { untilGone } from '../run/readiness';
import { startRun } from '../run/startRun';
import { keyPrefixOf, turnOf } from '../run/taskKey';
import { named } from '../run/untilReady';
import { neededRef } from '../things/neededRef';
import { NamedThing, ThingFinder } from '../things/ThingFinder';
import { entityThing, objectKindNames, objectKinds } from './objectKinds';

/** Deletes a thing with what belongs to it. */
export function deleteObject({
  services,
  finder,
}: {
  readonly services: ActionServices;
  readonly finder: ThingFinder;
}): TemplateAction {
  return templateActionOf({
    finder,
    id: 'fourplane:object:delete',
    description:
      'Deletes a tenant, project, component, environment or whatever else, with what belongs to it, and waits until it is gone. What others still use is refused.',
    examples: [
      {
        description: 'Delete a component',
        input: { kind: 'component', object: 'component:acme/shop_cart' },
      },
      {
        description: 'Clean up after a failure, in a step with if: failure()',
        input: {
          kind: 'component',
          object: 'acme/shop/cart',
          onlyOwn: true,
        },
      },
    ],
    input: deleteInput,
    output: (zod: Zod) =>
      zod.object({
        controlPlane: zod.string(),
        path: zod.string().describe('The names of what is gone.'),
      }),
    async handler({ wait = true, timeoutSeconds, ...input }, step) {
      const { context, output } = step;
      const thing = finder.find(objectKinds[input.kind], input.object, {
        field: 'object',
        controlPlane: input.controlPlane,
      });
      const { controlPlane } = thing;
      const run = await startRun(step, services, {
        controlPlane,
        timeoutSeconds: timeoutSeconds ?? patience.object,
      });
      if (
        input.onlyOwn &&
        !(await isOwn(thing, context.task.id, step.signal))
      ) {
        run.log(`this task has made no ${input.kind} "${input.object}"`);
        return;
      }
      const allowed = async () => {
        await run.authorize(guardOf(thing));
        return { ...neededRef(thing) };
      };
      // Once it is gone nobody could tell whether an earlier attempt of this step was allowed to delete it.
      const ref = run.isDryRun
        ? neededRef({ ...thing, ref: await allowed() })
        : modelRefSchema.parse(
            await context.checkpoint({
              key: `allowed${turnOf(context)}`,
              fn: allowed,
            }),
          );
      const isGone =
        controlPlane.model.read(ref).state === 'absent' &&
        controlPlane.model.isComplete(ref.kind);
      if (isGone) {
        run.log(`${named(ref)} is gone already`);
      } else {
        await run.apply(
          { intent: 'delete', ref },
          { fields: { ref: 'object' } },
        );
        if (wait && !run.isDryRun) {
          await run.until(ref, untilGone);
        }
      }
      output('controlPlane', controlPlane.name);
      output('path', input.object);
    },
  });
}

function deleteInput(zod: Zod) {
  return zod
    .object({
      kind: zod.enum(objectKindNames).describe('What it is.'),
      object: zod
        .string()
        .min(1)
        .describe(
          'Which one: an entity ref, or its names from the tenant down, such as acme/shop/cart.',
        ),
      onlyOwn: zod
        .boolean()
        .optional()
        .describe(
          'Whether to leave it alone, which is no error then, unless this very task has made it: for a step with "if: ${{ failure() }}" that cleans up.',
        ),
      ...controlPlaneField(zod),
      ...waitFields(zod),
    })
    .strict();
}

/** Whether a step of the task has made a thing; its own object says so. */
async function isOwn(
  { controlPlane, ref, again }: NamedThing<ModelKind>,
  task: string,
  signal: AbortSignal,
): Promise<boolean> {
  const found = ref ?? again?.();
  const [own] = found ? await controlPlane.manifests(found, { signal }) : [];
  const key = own?.metadata.annotations?.[ANNOTATION_INTENT_KEY] ?? '';
  return key.startsWith(keyPrefixOf(task));
}

function guardOf(thing: NamedThing<ModelKind>): Guard {
  switch (thing.kind) {
    case 'dataPlane':
    case 'buildPlane':
      return { permission: planeDeletePermission };
    case 'build':
      return {
        permission: buildDeletePermission,
        thing: entityThing(thing, thing.controlPlane.model),
      };
    default:
      return {
        permission: objectDeletePermission,
        thing: entityThing(thing, thing.controlPlane.model),
      };
  }
}
