// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { resolve } from 'node:path';
import scaffolderEntityModel from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import scaffolderModule from '@fourplane/plugin-scaffolder-backend-module-fourplane';
import { z } from 'zod';
import type { PersonName } from './people';
import type { Portal } from './Portal';

/** What a portal needs to run the templates that are shipped. */
export const withTemplates = {
  features: [scaffolderPlugin, scaffolderEntityModel, scaffolderModule],
  locations: [
    {
      type: 'file',
      target: resolve(__dirname, '../../examples/templates/all.yaml'),
      rules: [{ allow: ['Location', 'Template'] }],
    },
  ],
};

const taskSchema = z.object({ id: z.string() });
const eventsSchema = z.array(
  z.object({
    type: z.string(),
    body: z.looseObject({
      message: z.string().optional(),
      stepId: z.string().optional(),
    }),
  }),
);
const stateSchema = z.object({ status: z.string() });

const PATIENCE_MS = 90_000;
const PAUSE_MS = 100;

/** What a task has come to. */
export interface FinishedTask {
  readonly id: string;
  readonly status: string;
  /** Everything that its page and its row would show. */
  readonly text: string;
}

/** Fills a template in as a person, and waits until the task has ended. Throws what the scaffolder has against it. */
export async function runTemplate(
  portal: Portal,
  person: PersonName,
  template: string,
  values: object,
  secrets: Record<string, string> = {},
): Promise<FinishedTask> {
  const id = await startTemplate(portal, person, template, values, secrets);
  return untilEnded(portal, id);
}

/** Begins a task; resolves with its id. */
export async function startTemplate(
  portal: Portal,
  person: PersonName,
  template: string,
  values: object,
  secrets: Record<string, string> = {},
): Promise<string> {
  const answer = await portal.askAs(person, '/scaffolder/v2/tasks', {
    templateRef: `template:default/${template}`,
    values,
    secrets,
  });
  if (!answer.ok) {
    throw new Error(`${template}: ${answer.status} ${await answer.text()}`);
  }
  return taskSchema.parse(await answer.json()).id;
}

/** Runs a task again that has ended, as the same task. */
export async function retryTask(
  portal: Portal,
  person: PersonName,
  id: string,
): Promise<void> {
  const answer = await portal.askAs(
    person,
    `/scaffolder/v2/tasks/${id}/retry`,
    { secrets: {} },
  );
  if (!answer.ok) {
    throw new Error(`retry: ${answer.status} ${await answer.text()}`);
  }
}

/** Waits until a task has ended, well or not. */
export async function untilEnded(
  portal: Portal,
  id: string,
): Promise<FinishedTask> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const row = await (
      await portal.askAs('platformEngineer', `/scaffolder/v2/tasks/${id}`)
    ).json();
    const { status } = stateSchema.parse(row);
    if (!['open', 'processing'].includes(status) || Date.now() > end) {
      const events = eventsSchema.parse(
        await (
          await portal.askAs(
            'platformEngineer',
            `/scaffolder/v2/tasks/${id}/events`,
          )
        ).json(),
      );
      const told = events.map(
        ({ body }) => `${body.stepId ?? ''} ${JSON.stringify(body)}`,
      );
      return { id, status, text: [JSON.stringify(row), ...told].join('\n') };
    }
    await new Promise(done => setTimeout(done, PAUSE_MS));
  }
}
