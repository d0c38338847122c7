// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { entityRefOf, parseIntent } from '@fourplane/plugin-fourplane-common';
import type { z } from 'zod/v3';
import { controlPlaneField } from '../actions/fields';
import { Asked, IntentAction, Zod } from '../actions/IntentAction';
import { parseText, templateActionOf } from '../actions/templateActionOf';
import { ActionServices } from '../run/ActionServices';
import { InputFields, issueText } from '../run/issueText';
import { refusalError, StepRun } from '../run/StepRun';
import { startRun } from '../run/startRun';
import { ThingFinder } from '../things/ThingFinder';
import { manifestPath, manifestText } from './manifestText';

const DEFAULT_FOLDER = 'manifests';

/** Writes the manifests that another action would apply as files, for a pull request. */
export function renderManifests(
  actions: readonly IntentAction[],
  {
    services,
    finder,
  }: { readonly services: ActionServices; readonly finder: ThingFinder },
): TemplateAction {
  const byId = new Map(actions.map(action => [action.id, action]));
  let inputs = new Map<string, z.AnyZodObject>();
  return templateActionOf({
    finder,
    id: 'fourplane:manifest:render',
    description:
      'Git mode: writes the very manifests that another action of Fourplane would apply as YAML files into the workspace, and nothing to the control plane. Publish them with an action such as publish:github:pull-request.',
    examples: [
      {
        description: 'Render a new component for a pull request',
        input: {
          action: 'fourplane:component:create',
          input: {
            project: 'system:acme/shop',
            name: 'cart',
            type: 'service',
            image: 'ghcr.io/acme/cart:1.4.0',
          },
          targetPath: 'apps/shop',
        },
      },
    ],
    input: zod => {
      inputs = new Map(
        actions.map(action => [
          action.id,
          action.input(zod).extend(controlPlaneField(zod)).strict(),
        ]),
      );
      return renderInput(zod, actions);
    },
    output: renderOutput,
    async handler({ action: id, input: given, targetPath }, step) {
      const action = byId.get(id);
      const parsed = inputs.get(id)?.safeParse(given);
      if (!action || !parsed) {
        throw new InputError(`action: "${id}" has no manifests to render`);
      }
      if (!parsed.success) {
        throw new InputError(belowInput(parseText(parsed.error)));
      }
      const asked = action.ask(parsed.data, finder);
      step.hide(asked.secrets ?? []);
      const run = await startRun(
        // Nothing of it is written to the control plane.
        { ...step, context: { ...step.context, isDryRun: true } },
        services,
        asked,
      );
      const { manifests, refs } = await rendered(asked, run);
      const folder = targetPath ?? DEFAULT_FOLDER;
      const files: string[] = [];
      for (const manifest of manifests) {
        const path = join(folder, manifestPath(manifest));
        const file = resolveSafeChildPath(step.context.workspacePath, path);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, manifestText(manifest));
        run.log(`rendered ${path}`);
        files.push(path);
      }
      step.output('files', files);
      step.output('targetPath', folder);
      const [entityRef] = refs.flatMap(ref => entityRefOf(ref) ?? []);
      if (entityRef) {
        step.output('entityRef', entityRef);
      }
    },
  });
}

function renderInput(zod: Zod, actions: readonly IntentAction[]) {
  return zod
    .object({
      action: zod
        .string()
        .describe(
          `What would be done: ${actions.map(({ id }) => id).join(', ')}.`,
        ),
      input: zod.record(zod.unknown()).describe('The input of that action.'),
      targetPath: zod
        .string()
        .min(1)
        .optional()
        .describe(
          `The folder in the workspace; ${DEFAULT_FOLDER} when absent. Below it a file is NAMESPACE/KIND-NAME.yaml.`,
        ),
    })
    .strict();
}

function renderOutput(zod: Zod) {
  return zod.object({
    files: zod
      .array(zod.string())
      .describe('The files written, from the workspace on.'),
    targetPath: zod.string().describe('The folder that they are in.'),
    entityRef: zod
      .string()
      .optional()
      .describe('The entity there will be once they are applied.'),
  });
}

/** The same permission as for doing it, since a merge does it; and the same checks, as far as the portal may write. */
async function rendered(asked: Asked, run: StepRun) {
  const { controlPlane, guard } = asked;
  const fields: InputFields = Object.fromEntries(
    Object.entries(asked.fields).map(([path, field]) => [
      path,
      `input.${field}`,
    ]),
  );
  const subject = await run.authorize(guard);
  const intent = await asked.intent(
    subject ?? { controlPlane: controlPlane.name, kind: 'tenant', name: '' },
    run,
  );
  const parsed = parseIntent(intent);
  if (parsed.state === 'refused') {
    throw new InputError(issueText(parsed.issues, fields));
  }
  const outcome = await controlPlane.render(parsed.intent, {
    key: run.key,
    signal: run.signal,
  });
  if (outcome.state === 'refused') {
    throw refusalError(issueText(outcome.issues, fields), outcome.cause);
  }
  return outcome;
}

function belowInput(text: string): string {
  return text
    .split('; ')
    .map(issue => `input.${issue}`)
    .join('; ');
}
