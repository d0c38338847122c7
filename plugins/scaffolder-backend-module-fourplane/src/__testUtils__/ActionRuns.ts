// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  ActionContext,
  TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { JsonObject, JsonValue } from '@backstage/types';

/** How one step is run. */
export interface RunOptions {
  /** The task; a retry has the same. */
  readonly task?: string;
  /** The step's id; the action's, with hyphens, when absent. */
  readonly stepId?: string;
  readonly each?: JsonObject;
  readonly isDryRun?: boolean;
  readonly signal?: AbortSignal;
  readonly secrets?: Record<string, string>;
  readonly credentials?: BackstageCredentials;
  readonly workspacePath?: string;
  /** Called with each line of the step's log. */
  readonly onLine?: (line: string) => void;
}

/** What a step has come to. */
export interface RunResult {
  readonly output: JsonObject;
  readonly lines: readonly string[];
  readonly workspacePath: string;
  readonly error?: Error;
}

/** Runs actions as the scaffolder's worker does, with checkpoints that outlive an attempt. */
export class ActionRuns {
  private readonly checkpoints = new Map<string, JsonValue>();
  private tasks = 0;

  static create(actions: readonly TemplateAction[]): ActionRuns {
    return new ActionRuns(actions);
  }

  private constructor(readonly actions: readonly TemplateAction[]) {}

  action(id: string): TemplateAction {
    const found = this.actions.find(action => action.id === id);
    if (!found) {
      throw new Error(`there is no action ${id}`);
    }
    return found;
  }

  /** A task nobody has begun yet. */
  newTask(): string {
    this.tasks += 1;
    return `task-${this.tasks}`;
  }

  /** Rejects with what the action rejects with. */
  async run(
    id: string,
    input: JsonObject,
    options: RunOptions = {},
  ): Promise<RunResult> {
    const result = await this.attempt(id, input, options);
    if (result.error) {
      throw result.error;
    }
    return result;
  }

  /** The message of a refusal; throws when there was none. */
  async refusal(
    id: string,
    input: JsonObject,
    options: RunOptions = {},
  ): Promise<string> {
    const { error } = await this.attempt(id, input, options);
    if (!error) {
      throw new Error(`${id} was done with ${JSON.stringify(input)}`);
    }
    return `${error.name}: ${error.message}`;
  }

  async attempt(
    id: string,
    input: JsonObject,
    options: RunOptions = {},
  ): Promise<RunResult> {
    const lines: string[] = [];
    const output: JsonObject = {};
    const task = options.task ?? this.newTask();
    const workspacePath =
      options.workspacePath ?? (await mkdtemp(join(tmpdir(), 'workspace-')));
    const step = { id: options.stepId ?? id.replaceAll(':', '-'), name: id };
    const context: ActionContext<JsonObject, JsonObject> = {
      ...createMockActionContext({ input, workspacePath, task: { id: task } }),
      each: options.each,
      isDryRun: options.isDryRun,
      secrets: options.secrets,
      signal: options.signal,
      step,
      logger: loggerInto(line => {
        lines.push(line);
        options.onLine?.(line);
      }),
      output: (name, value) => {
        output[name] = value;
      },
      checkpoint: async <T extends JsonValue | void>({
        key,
        fn,
      }: {
        key: string;
        fn: () => Promise<T> | T;
      }): Promise<T> => {
        const place = `${task}/${step.id}/${key}`;
        const known = this.checkpoints.get(place);
        // What was kept under a key is what the same function gave before.
        const value = known === undefined ? await fn() : (known as T);
        this.checkpoints.set(place, JSON.parse(JSON.stringify(value ?? {})));
        return value;
      },
    };
    if (options.credentials) {
      const { credentials } = options;
      context.getInitiatorCredentials = async () => credentials;
    }
    try {
      await this.action(id).handler(context);
      return { output, lines, workspacePath };
    } catch (error) {
      return {
        output,
        lines,
        workspacePath,
        error: error instanceof Error ? error : new Error(String(error)),
      };
    }
  }
}

function loggerInto(told: (line: string) => void): LoggerService {
  const log = (message: string | Error) => told(String(message));
  const logger: LoggerService = {
    error: log,
    warn: log,
    info: log,
    debug: log,
    child: () => logger,
  };
  return logger;
}
