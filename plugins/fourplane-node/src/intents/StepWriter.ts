// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue } from '@fourplane/plugin-fourplane-common';
import { ObjectAddress, WriteStep } from '../dialects/Dialect';
import { KubeApi, KubeUser } from '../kube/KubeApi';
import { KubeError } from '../kube/KubeError';
import { KubeObject } from '../kube/KubeObject';
import { storedObject } from '../kube/storedObject';
import { RefusalCause, WrittenObject } from './IntentOutcome';
import { issuesOf } from './issuesOf';
import { isMadeBy } from './markedStep';
import { addressOf, describeStep, resultOf } from './writeStep';

/** How the steps of one intent are carried out. */
export interface WriteStepOptions {
  /** Names the intent: an object that carries it was made by an earlier attempt. */
  readonly key: string;
  readonly as?: KubeUser;
  readonly signal?: AbortSignal;
}

/** Carries out planned steps on a cluster, for show or in earnest, and says what a step that failed means. */
export class StepWriter {
  static create({ api }: { readonly api: KubeApi }): StepWriter {
    return new StepWriter(api);
  }

  private constructor(private readonly api: KubeApi) {}

  /** Dry runs of all steps; one that needs what an earlier step makes cannot be tried, and is named. */
  async tryAll(
    steps: readonly WriteStep[],
    { as, key, signal }: WriteStepOptions,
  ): Promise<{ state: 'tried'; unchecked: string[] } | FailedStep> {
    const unchecked: string[] = [];
    const made = new Set<string>();
    for (const step of steps) {
      const { namespace = '', kind, name } = addressOf(step);
      if (made.has(namespace)) {
        unchecked.push(describeStep(step));
        continue;
      }
      try {
        await this.send(step, { as, signal, dryRun: true });
      } catch (error) {
        const fate = await this.fateOf(step, error, { key, signal });
        if (fate === 'there' || fate === 'gone') {
          continue;
        }
        if (!isAboutTheIntent(asKubeError(error))) {
          throw error;
        }
        return failedStep(step, error, fate);
      }
      if (step.verb === 'create' && kind === 'Namespace') {
        made.add(name);
      }
    }
    return { state: 'tried', unchecked };
  }

  /** Writes one step after the other into `written`, up to the first that fails, which is given back. */
  async writeAll(
    steps: readonly WriteStep[],
    { as, key, signal }: WriteStepOptions,
    written: WrittenObject[],
  ): Promise<(FailedStep & { error: KubeError }) | undefined> {
    for (const step of steps) {
      try {
        signal?.throwIfAborted();
        await this.send(step, { as, signal });
        written.push(resultOf(step));
      } catch (error) {
        const fate = await this.fateOf(step, error, { key, signal });
        if (fate === 'there' || fate === 'gone') {
          const result = fate === 'there' ? 'unchanged' : 'absent';
          written.push({ ...resultOf(step), result });
          continue;
        }
        return {
          ...failedStep(step, error, fate),
          error: asKubeError(error),
        };
      }
    }
    return undefined;
  }

  /** What the cluster has there; `undefined` where there is nothing. */
  stored(
    address: ObjectAddress,
    signal?: AbortSignal,
  ): Promise<KubeObject | undefined> {
    return storedObject(this.api, address, { signal });
  }

  /**
   * What a failed step means: its object is there, made by an earlier attempt; it is gone, as it should be; it has
   * changed since it was read, so that a new plan may do; or it failed.
   */
  private async fateOf(
    step: WriteStep,
    error: unknown,
    { key, signal }: Pick<WriteStepOptions, 'key' | 'signal'>,
  ): Promise<'there' | 'gone' | 'changed' | 'failed'> {
    const { failure } = asKubeError(error);
    if (step.verb === 'delete' && failure === 'notFound') {
      return 'gone';
    }
    // An admission webhook may refuse a second one in its own words, before the API server says that it exists.
    if (step.verb === 'create' && isAboutTheIntent(asKubeError(error))) {
      const object = await this.stored(addressOf(step), signal);
      return object && isMadeBy(object, key) ? 'there' : 'failed';
    }
    return step.verb === 'patch' && failure === 'conflict'
      ? 'changed'
      : 'failed';
  }

  private async send(
    step: WriteStep,
    options: { as?: KubeUser; signal?: AbortSignal; dryRun?: boolean },
  ): Promise<void> {
    const { api } = this;
    const { resource, namespace, name } = addressOf(step);
    switch (step.verb) {
      case 'create':
        await api.create(resource, step.object, options);
        break;
      case 'patch':
        await api.patch(resource, namespace, name, step.patch, {
          ...options,
          resourceVersion: step.resourceVersion,
        });
        break;
      case 'delete':
        await api.delete(resource, namespace, name, {
          ...options,
          uid: step.uid,
        });
        break;
      default:
    }
  }
}

/** Whether the API server has answered, and what it says concerns this step and not the connection. */
export function isAboutTheIntent({ failure }: KubeError): boolean {
  return [
    'forbidden',
    'notFound',
    'alreadyExists',
    'conflict',
    'invalid',
    'request',
  ].includes(failure);
}

/** Why a step was not done. */
export interface FailedStep {
  readonly state: 'failed';
  readonly issues: IntentIssue[];
  readonly cause: RefusalCause;
  readonly mayRetry: boolean;
}

function failedStep(step: WriteStep, error: unknown, fate: string): FailedStep {
  return {
    state: 'failed',
    issues: issuesOf(step, asKubeError(error)),
    cause: causeOf(asKubeError(error)),
    mayRetry: fate === 'changed',
  };
}

/** Whose word a failure that {@link isAboutTheIntent} is. */
export function causeOf({ failure }: KubeError): RefusalCause {
  switch (failure) {
    case 'forbidden':
      return 'denied';
    case 'conflict':
    case 'alreadyExists':
      return 'conflict';
    default:
      return 'intent';
  }
}

/** Anything else is a fault of ours, or the caller's abort: not an answer of the API server. */
function asKubeError(error: unknown): KubeError {
  if (error instanceof KubeError) {
    return error;
  }
  throw error;
}
