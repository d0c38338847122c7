// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';
import {
  Change,
  Intent,
  IntentIssue,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import {
  Dialect,
  Lookup,
  ObjectAddress,
  OverrideOptions,
  WriteStep,
} from '../dialects/Dialect';
import { KubeApi, KubeUser } from '../kube/KubeApi';
import { KubeError } from '../kube/KubeError';
import { KubeObject } from '../kube/KubeObject';
import { changesOf } from './changesOf';
import { closedDoor } from './closedDoor';
import { checkIntent } from './checkIntent';
import { IntentGround } from './IntentGround';
import {
  IntentOutcome,
  IntentRefusal,
  PlannedIntent,
  refusal,
  RefusalCause,
  WrittenObject,
} from './IntentOutcome';
import { issuesOf } from './issuesOf';
import { isMadeBy, markedStep } from './markedStep';
import { requirementsOf } from './requirementsOf';
import { addressOf, describeStep, resultOf } from './writeStep';

/** What an {@link IntentWriter} works on. */
export interface IntentWriterOptions {
  readonly api: KubeApi;
  readonly dialect: Dialect;
  readonly lookup: Lookup;
  readonly ground: IntentGround;
  /** With whose rights is written. */
  readonly writes: 'off' | 'serviceAccount' | 'impersonate';
  /** ISO 8601 instant of now. */
  readonly now: () => string;
}

/** How one intent is written. */
export interface WriteIntentOptions {
  /** Names the intent for ever: objects it makes carry it, and a retry with the same key goes on where it stopped. */
  readonly key: string;
  readonly as?: KubeUser;
  /** Entity ref of whoever asks for it; what is written says so. */
  readonly by?: string;
  /** Checks everything, stores nothing. */
  readonly dryRun?: boolean;
  readonly signal?: AbortSignal;
}

/** A plan with the stored objects it was made from. */
type Preparation =
  | IntentRefusal
  | (Extract<PlannedIntent, { state: 'planned' }> & {
      readonly live: ReadonlyMap<string, KubeObject>;
    });

/** How often a plan is made again because an object changed between reading and writing it. */
const MAX_ATTEMPTS = 3;

/**
 * From an intent to objects on the cluster: checked in the model's words, planned by the dialect, tried as a dry run, then
 * written step by step. Nothing is written before everything that can be checked has been.
 */
export class IntentWriter {
  static create(options: IntentWriterOptions): IntentWriter {
    return new IntentWriter(options);
  }

  private constructor(private readonly options: IntentWriterOptions) {}

  /** What would be written. Reads the objects concerned; rejects with a `KubeError` when that fails. */
  async plan(
    intent: Intent,
    options: Pick<WriteIntentOptions, 'key' | 'signal'>,
  ): Promise<PlannedIntent> {
    const prepared = await this.prepare(intent, options);
    if (prepared.state === 'refused') {
      return prepared;
    }
    const { live: _, ...planned } = prepared;
    return planned;
  }

  private async prepare(
    intent: Intent,
    options: Pick<WriteIntentOptions, 'key' | 'signal'>,
  ): Promise<Preparation> {
    const { ground, dialect, lookup, now } = this.options;
    const issues = checkIntent(intent, ground);
    if (issues.length > 0) {
      return { state: 'refused', issues };
    }
    const taken = await this.takenName(intent, options);
    if (taken) {
      return taken;
    }
    const { planner } = dialect;
    if (!planner) {
      return refusal('', `OpenChoreo ${dialect.generation} is only read`);
    }
    const live = await this.needed(
      planner.needs(intent, lookup),
      options.signal,
    );
    const plan = planner.plan(intent, {
      lookup,
      live: address => live.get(addressKey(address)),
      suffix: suffixOf(options.key),
      now: now(),
    });
    return plan.state === 'refused' ? plan : { ...plan, live };
  }

  /** What `configureDeployment` may set, and what is set; `undefined` where there is no such deployment. */
  async overrides(
    deployment: RefOf<'deployment'>,
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<OverrideOptions | undefined> {
    const { lookup, now } = this.options;
    const { planner } = this.options.dialect;
    if (!planner?.overrides) {
      return undefined;
    }
    const live = await this.needed(
      planner.needs(
        { intent: 'configureDeployment', deployment, overrides: {} },
        lookup,
      ),
      signal,
    );
    return planner.overrides(deployment, {
      lookup,
      live: address => live.get(addressKey(address)),
      suffix: '',
      now: now(),
    });
  }

  private async needed(
    addresses: readonly ObjectAddress[],
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<string, KubeObject>> {
    const live = new Map<string, KubeObject>();
    for (const address of addresses) {
      const object = await this.stored(address, signal);
      if (object) {
        live.set(addressKey(address), object);
      }
    }
    return live;
  }

  /** Rejects with a `KubeError` when the control plane cannot be asked and nothing has been written. */
  async write(
    intent: Intent,
    { as, by, ...rest }: WriteIntentOptions,
  ): Promise<IntentOutcome> {
    const { writes, ground } = this.options;
    const closed = closedDoor(ground.controlPlane, writes, as);
    if (closed) {
      return closed;
    }
    const options = { ...rest, ...(writes === 'impersonate' && { as }) };
    for (let attempt = 1; ; attempt++) {
      const planned = await this.prepare(intent, options);
      if (planned.state === 'refused') {
        return planned;
      }
      const marks = { intent, key: options.key, by, at: this.options.now() };
      const steps = planned.steps.map(step => markedStep(step, marks));
      const changes = options.dryRun ? shownChanges(steps, planned.live) : [];
      const tried = await this.tryAll(steps, options);
      if (tried.state === 'failed') {
        if (tried.mayRetry && attempt < MAX_ATTEMPTS) {
          continue;
        }
        const { issues, cause } = tried;
        return {
          state: 'refused',
          issues,
          cause,
          ...(options.dryRun && { changes }),
        };
      }
      if (options.dryRun) {
        const { unchecked } = tried;
        return { state: 'checked', refs: planned.refs, unchecked, changes };
      }
      const written: WrittenObject[] = [];
      const failed = await this.writeAll(steps, options, written);
      if (!failed) {
        return { state: 'done', refs: planned.refs, written };
      }
      if (failed.mayRetry && attempt < MAX_ATTEMPTS) {
        continue;
      }
      if (written.length === 0 && !isAboutTheIntent(failed.error)) {
        throw failed.error;
      }
      if (written.length === 0) {
        const { issues, cause } = failed;
        return { state: 'refused', issues, cause };
      }
      return {
        state: 'incomplete',
        refs: planned.refs,
        written,
        issues: failed.issues,
      };
    }
  }

  /** A name that something else has already; what an earlier attempt of this intent has made does not count. */
  private async takenName(
    intent: Intent,
    { key, signal }: Pick<WriteIntentOptions, 'key' | 'signal'>,
  ): Promise<IntentRefusal | undefined> {
    const { created } = requirementsOf(intent);
    if (!created) {
      return undefined;
    }
    const [path, ref] = created;
    const { dialect, lookup } = this.options;
    const [own] = dialect.objectsOf(ref, lookup);
    const object = own && (await this.stored(own, signal));
    return object && !isMadeBy(object, key)
      ? refusal(
          `${path}.name`,
          `"${ref.name}" exists already`,
          'Choose another name, or change the one that is there',
        )
      : undefined;
  }

  /** Dry runs of all steps; one that needs what an earlier step makes cannot be tried, and is named. */
  private async tryAll(
    steps: readonly WriteStep[],
    { as, key, signal }: WriteIntentOptions,
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

  private async writeAll(
    steps: readonly WriteStep[],
    { as, key, signal }: WriteIntentOptions,
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

  /**
   * What a failed step means: its object is there, made by an earlier attempt; it is gone, as it should be; it has
   * changed since it was read, so that a new plan may do; or it failed.
   */
  private async fateOf(
    step: WriteStep,
    error: unknown,
    { key, signal }: Pick<WriteIntentOptions, 'key' | 'signal'>,
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
    const { api } = this.options;
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

  private async stored(
    { resource, namespace, name }: ObjectAddress,
    signal?: AbortSignal,
  ): Promise<KubeObject | undefined> {
    try {
      return await this.options.api.get(resource, namespace, name, { signal });
    } catch (error) {
      if (error instanceof KubeError && error.failure === 'notFound') {
        return undefined;
      }
      throw error;
    }
  }
}

/** Whether the API server has answered, and what it says concerns this step and not the connection. */
function isAboutTheIntent({ failure }: KubeError): boolean {
  return [
    'forbidden',
    'notFound',
    'alreadyExists',
    'conflict',
    'invalid',
    'request',
  ].includes(failure);
}

interface FailedStep {
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

function causeOf({ failure }: KubeError): RefusalCause {
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

function shownChanges(
  steps: readonly WriteStep[],
  live: ReadonlyMap<string, KubeObject>,
): Change[] {
  return steps.flatMap(step =>
    changesOf(step, live.get(addressKey(addressOf(step)))),
  );
}

function suffixOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8);
}

function addressKey({ resource, namespace = '', name }: ObjectAddress): string {
  return [resource.group, resource.kind, namespace, name].join('/');
}

/** Anything else is a fault of ours, or the caller's abort: not an answer of the API server. */
function asKubeError(error: unknown): KubeError {
  if (error instanceof KubeError) {
    return error;
  }
  throw error;
}
