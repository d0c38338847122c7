// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { InputError } from '@backstage/errors';
import { TemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  componentReadPermission,
  ModelKind,
  ModelRef,
  planeReadPermission,
  projectReadPermission,
  tenantReadPermission,
} from '@fourplane/plugin-fourplane-common';
import { controlPlaneField, patience, waitFields } from '../actions/fields';
import { Guard, Zod } from '../actions/IntentAction';
import { templateActionOf } from '../actions/templateActionOf';
import { ActionServices } from '../run/ActionServices';
import { outputsOf } from '../run/outputsOf';
import {
  Judge,
  untilBuilt,
  untilGone,
  untilHealthy,
  untilPresent,
} from '../run/readiness';
import { startRun } from '../run/startRun';
import { neededRef } from '../things/neededRef';
import { NamedThing, ThingFinder } from '../things/ThingFinder';
import { entityThing, objectKindNames, objectKinds } from './objectKinds';
import { untilDeployed } from './untilDeployed';

const judges: Readonly<Record<'ready' | 'present' | 'gone', Judge>> = {
  ready: untilHealthy,
  present: untilPresent,
  gone: untilGone,
};

/** Waits for a thing that something else makes or changes. */
export function waitForObject({
  services,
  finder,
}: {
  readonly services: ActionServices;
  readonly finder: ThingFinder;
}): TemplateAction {
  return templateActionOf({
    finder,
    id: 'fourplane:object:wait',
    description:
      'Waits until something is ready, there, or gone: what another step began without waiting, what a controller deploys by itself, or what a pull request brings. Changes nothing.',
    examples: [
      {
        description: 'Wait until a component runs in an environment',
        input: {
          kind: 'component',
          object: 'component:acme/shop_cart',
          environment: 'development',
        },
      },
      {
        description: 'Wait for a build that was begun before',
        input: { kind: 'build', object: '${{ steps.build.output.build }}' },
      },
    ],
    input: waitInput,
    output: (zod: Zod) =>
      zod.object({
        controlPlane: zod.string(),
        path: zod.string().optional(),
        entityRef: zod.string().optional(),
        urls: zod
          .array(zod.string())
          .optional()
          .describe('Where a deployment answers.'),
      }),
    async handler(input, step) {
      const thing = finder.find(objectKinds[input.kind], input.object, {
        field: 'object',
        controlPlane: input.controlPlane,
      });
      const { environment } = input;
      if (environment && input.kind !== 'component') {
        throw new InputError(
          'environment: only a component can be waited for in an environment',
        );
      }
      const { controlPlane } = thing;
      const run = await startRun(step, services, {
        controlPlane,
        timeoutSeconds:
          input.timeoutSeconds ??
          (environment || input.kind === 'build'
            ? patience.deployment
            : patience.object),
      });
      if (run.isDryRun) {
        run.log(`would wait for the ${input.kind} "${input.object}"`);
        return;
      }
      await run.authorize(guardOf(thing));
      const until = input.until ?? 'ready';
      const ref = environment
        ? await untilDeployed(
            neededRef(thing),
            neededRef(
              finder.find('environment', environment, {
                field: 'environment',
                within: thing.ref,
              }),
            ),
            run,
          )
        : neededRef(thing);
      await run.until(ref, judgeOf(ref, until));
      const outputs = outputsOf(
        { refs: [ref], objects: [] },
        { controlPlane, appBaseUrl: services.appBaseUrl },
      );
      for (const name of ['controlPlane', 'path', 'entityRef', 'urls']) {
        const value = outputs[name];
        if (value !== undefined) {
          step.output(name, value);
        }
      }
    },
  });
}

function waitInput(zod: Zod) {
  return zod
    .object({
      kind: zod.enum(objectKindNames).describe('What it is.'),
      object: zod
        .string()
        .min(1)
        .describe(
          'Which one: an entity ref, or its names from the tenant down, such as acme/shop/cart.',
        ),
      environment: zod
        .string()
        .min(1)
        .optional()
        .describe(
          'Of a component: wait for what runs of it in this environment, an entity ref or a name.',
        ),
      until: zod
        .enum(['ready', 'present', 'gone'])
        .optional()
        .describe('What to wait for; until it is ready when absent.'),
      ...controlPlaneField(zod),
      timeoutSeconds: waitFields(zod).timeoutSeconds,
    })
    .strict();
}

function judgeOf({ kind }: ModelRef, until: keyof typeof judges): Judge {
  return kind === 'build' && until === 'ready' ? untilBuilt : judges[until];
}

function guardOf(thing: NamedThing<ModelKind>): Guard {
  const { controlPlane, ref, field, text } = thing;
  const owner = (
    kind: 'tenant' | 'project',
  ): NamedThing<'tenant' | 'project'> => {
    const within = {
      controlPlane: controlPlane.name,
      ...(kind === 'project' && { tenant: ref?.tenant }),
    };
    const name = ref?.[kind];
    return {
      controlPlane,
      field,
      text,
      kind,
      ...(name && { ref: { ...within, kind, name } }),
    };
  };
  switch (thing.kind) {
    case 'dataPlane':
    case 'buildPlane':
      return { permission: planeReadPermission };
    case 'tenant':
      return { permission: tenantReadPermission, thing };
    case 'environment':
    case 'pipeline':
      return { permission: tenantReadPermission, thing: owner('tenant') };
    case 'project':
      return { permission: projectReadPermission, thing };
    case 'resource':
      return { permission: projectReadPermission, thing: owner('project') };
    default:
      return {
        permission: componentReadPermission,
        thing: entityThing(thing, controlPlane.model),
      };
  }
}
