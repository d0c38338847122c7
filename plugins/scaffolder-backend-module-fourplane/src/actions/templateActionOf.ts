// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { InputError } from '@backstage/errors';
import {
  ActionContext,
  createTemplateAction,
  TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { JsonObject, JsonValue } from '@backstage/types';
import type { z } from 'zod/v3';
import { stringify } from 'yaml';
import { CancelledError } from '../run/CancelledError';
import { HiddenValues } from '../run/HiddenValues';
import { ThingFinder } from '../things/ThingFinder';
import type { ActionExample, Zod } from './IntentAction';

/** What a handler gets of the step it runs in. */
export interface StepContext {
  readonly context: ActionContext<JsonObject, JsonObject>;
  readonly signal: AbortSignal;
  /** More texts that nobody may read. */
  hide(values: readonly string[]): void;
  readonly output: (name: string, value: JsonValue) => void;
}

/** An action as this package writes them. */
export interface ActionOptions<S extends z.AnyZodObject> {
  readonly id: string;
  readonly description: string;
  readonly examples: readonly ActionExample[];
  readonly input: (zod: Zod) => S;
  readonly output: (zod: Zod) => z.AnyZodObject;
  readonly finder: ThingFinder;
  readonly handler: (input: z.output<S>, step: StepContext) => Promise<void>;
}

/**
 * An action whose input is read by its schema also where nobody else does so, and whose logs and errors hold no secret of
 * the task, whatever is quoted in them.
 */
export function templateActionOf<S extends z.AnyZodObject>({
  id,
  description,
  examples,
  input,
  output,
  finder,
  handler,
}: ActionOptions<S>): TemplateAction {
  let schema: S | undefined;
  return createTemplateAction({
    id,
    description,
    supportsDryRun: true,
    examples: examples.map(example => ({
      description: example.description,
      example: stringify({
        steps: [
          {
            id: id.replace('fourplane:', '').replaceAll(':', '-'),
            name: example.description,
            action: id,
            input: example.input,
          },
        ],
      }),
    })),
    schema: {
      // Kept, because the scaffolder keeps only the JSON schema that it makes of it.
      input: (zod: Zod): z.AnyZodObject => {
        schema = input(zod);
        return schema;
      },
      output,
    },
    async handler(context) {
      let hidden = HiddenValues.create(Object.values(context.secrets ?? {}));
      try {
        const parsed = schema?.safeParse(context.input);
        if (!parsed?.success) {
          throw new InputError(parseText(parsed?.error));
        }
        const signal = context.signal ?? new AbortController().signal;
        const { controlPlane } = parsed.data;
        await finder.ready(controlPlane, signal);
        await handler(parsed.data, {
          context: { ...context, logger: quiet(context, () => hidden) },
          signal,
          hide(values) {
            hidden = HiddenValues.create([
              ...Object.values(context.secrets ?? {}),
              ...values,
            ]);
          },
          output: (name, value) => context.output(name, value),
        });
      } catch (error) {
        if (context.signal?.aborted) {
          throw new CancelledError();
        }
        throw hidden.hideIn(error);
      }
    },
  });
}

/** `source.url: Required; nmae: unknown` */
export function parseText(error: z.ZodError | undefined): string {
  return (error?.issues ?? [])
    .flatMap(({ path, message, ...issue }) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map(key => ({
            field: [...path, key].join('.'),
            says: 'there is no such field',
          }))
        : [{ field: path.join('.'), says: message }],
    )
    .map(({ field, says }) => (field ? `${field}: ${says}` : says))
    .join('; ');
}

/** The step's logger, which hides what nobody may read. */
function quiet(
  { logger }: Pick<ActionContext<JsonObject>, 'logger'>,
  hidden: () => HiddenValues,
): ActionContext<JsonObject>['logger'] {
  const hide = (message: string | Error) =>
    hidden().hide(message instanceof Error ? message.message : message);
  return {
    error: (message, meta) => logger.error(hide(message), meta),
    warn: (message, meta) => logger.warn(hide(message), meta),
    info: (message, meta) => logger.info(hide(message), meta),
    debug: (message, meta) => logger.debug(hide(message), meta),
    child: meta => logger.child(meta),
  };
}
