// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout } from 'node:timers/promises';
import {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import {
  Change,
  entityRefOf,
  Intent,
  ModelKind,
  ModelRef,
  parseIntent,
} from '@fourplane/plugin-fourplane-common';
import {
  ControlPlane,
  IntentOutcome,
  KubeUser,
  kubeUserOf,
  RefusalCause,
  userEntityRefOf,
  WrittenObject,
} from '@fourplane/plugin-fourplane-node';
import type { Guard } from '../actions/IntentAction';
import { NamedThing } from '../things/ThingFinder';
import { ActionServices, usualPatience } from './ActionServices';
import { InputFields, issueText } from './issueText';
import { Judge } from './readiness';
import { untilListed } from './untilListed';
import { named, untilReady } from './untilReady';

const APPEARING_PAUSE_MS = 500;

/** What an intent has come to. */
export type Done = Extract<IntentOutcome, { state: 'done' | 'checked' }>;

/** What is needed to run one step. */
export interface StepRunOptions {
  readonly services: ActionServices;
  readonly controlPlane: ControlPlane;
  readonly credentials: BackstageCredentials;
  readonly key: string;
  readonly isDryRun: boolean;
  readonly signal: AbortSignal;
  readonly logger: Pick<LoggerService, 'info' | 'warn'>;
  readonly timeoutSeconds: number;
}

/** One step of one task on one control plane: on whose behalf, under which key, and how what happens is told. */
export class StepRun {
  static create(options: StepRunOptions): StepRun {
    return new StepRun(options);
  }

  private constructor(private readonly options: StepRunOptions) {}

  get controlPlane(): ControlPlane {
    return this.options.controlPlane;
  }

  get isDryRun(): boolean {
    return this.options.isDryRun;
  }

  get signal(): AbortSignal {
    return this.options.signal;
  }

  get timeoutSeconds(): number {
    return this.options.timeoutSeconds;
  }

  get key(): string {
    return this.options.key;
  }

  log(line: string): void {
    this.options.logger.info(line);
  }

  /**
   * Throws a `NotAllowedError` that names the field unless whoever began the task may do this. The answer is the same, and
   * takes as long, whether a thing is hidden or does not exist. Resolves with the reference of the guarded thing.
   */
  async authorize(guard: Guard): Promise<ModelRef | undefined> {
    const { credentials, services } = this.options;
    const { authorizer } = services;
    if (!('thing' in guard)) {
      await authorizer.require(credentials, guard.permission);
      return undefined;
    }
    const { permission, thing } = guard;
    const { appearing } = { ...usualPatience, ...services.patience };
    const end = performance.now() + appearing * 1000;
    for (;;) {
      const ref = thing.ref ?? thing.again?.();
      const allowed = ref
        ? await authorizer.filter(credentials, permission, [ref])
        : [];
      if (allowed.length > 0) {
        return ref;
      }
      // What was made a moment ago, or before the portal started, is yet to come into the catalog.
      if (performance.now() >= end || (await this.isVisible(thing))) {
        throw new NotAllowedError(
          `${thing.field}: this needs the permission ${permission.name} on "${thing.text}", and the catalog must hold it where you can see it`,
        );
      }
      await setTimeout(APPEARING_PAUSE_MS, undefined, { signal: this.signal });
    }
  }

  private async isVisible({
    ref,
    text,
  }: NamedThing<ModelKind>): Promise<boolean> {
    const { credentials, services } = this.options;
    const entityRef = (ref && entityRefOf(ref)) ?? text;
    return (
      entityRef.includes(':') &&
      (await services.catalog.getEntityByRef(entityRef, { credentials })) !==
        undefined
    );
  }

  /** With whose rights is written, where that is not the portal's own. */
  async kubeUser(): Promise<KubeUser | undefined> {
    const { credentials, services, controlPlane } = this.options;
    return controlPlane.writes === 'impersonate'
      ? kubeUserOf(credentials, services.userInfo)
      : undefined;
  }

  /**
   * Does what an intent wants; in a dry run only says what would be written. Rejects with what is wrong at which field of
   * the input, or with a `KubeError` when the control plane cannot be asked.
   */
  async apply(
    intent: Intent,
    {
      fields = {},
      part = '',
      dryRun = this.options.isDryRun,
    }: {
      readonly fields?: InputFields;
      /** Tells several intents of one step apart. */
      readonly part?: string;
      readonly dryRun?: boolean;
    } = {},
  ): Promise<Done> {
    const { controlPlane, credentials, key, signal } = this.options;
    const parsed = parseIntent(intent);
    if (parsed.state === 'refused') {
      throw new InputError(issueText(parsed.issues, fields));
    }
    signal.throwIfAborted();
    const by = userEntityRefOf(credentials);
    const as = await this.kubeUser();
    const outcome = await controlPlane.apply(parsed.intent, {
      key: `${key}${part}`,
      dryRun,
      signal,
      ...(as && { as }),
      ...(by && { by }),
    });
    switch (outcome.state) {
      case 'done':
        outcome.written.forEach(object => this.log(saidOf(object)));
        return outcome;
      case 'checked':
        logChanges(outcome.changes, line => this.log(line));
        outcome.unchecked.forEach(step =>
          this.log(
            `${step}: cannot be tried before what it needs has been made`,
          ),
        );
        return outcome;
      case 'refused':
        throw refusalError(issueText(outcome.issues, fields), outcome.cause);
      default:
        throw new Error(
          `${issueText(
            outcome.issues,
            fields,
          )}. Written so far: ${outcome.written
            .map(saidOf)
            .join(', ')}. Run the task again to go on from there`,
        );
    }
  }

  /** Waits until a thing is as it should be, and says how it gets there. */
  async until(ref: ModelRef, judge: Judge): Promise<void> {
    const { controlPlane, services, signal, timeoutSeconds } = this.options;
    const { grace } = { ...usualPatience, ...services.patience };
    await untilReady(controlPlane, ref, judge, {
      timeoutSeconds,
      graceSeconds: grace,
      signal,
      onProgress: line => this.log(line),
    });
  }

  /** Waits until the catalog shows the entity of something new to whoever began the task, and warns when it does not. */
  async untilListed(ref: ModelRef): Promise<void> {
    const { controlPlane, credentials, services, signal, logger } =
      this.options;
    const { listing } = { ...usualPatience, ...services.patience };
    const isListed = await untilListed(ref, {
      controlPlane,
      catalog: services.catalog,
      credentials,
      timeoutSeconds: listing,
      signal,
    });
    if (!isListed) {
      logger.warn(
        `The catalog does not show the ${named(
          ref,
        )} yet; steps that need it may be refused until it does`,
      );
    }
  }
}

/** The error of a refusal, by whose word it is. */
export function refusalError(
  message: string,
  cause: RefusalCause | undefined,
): Error {
  switch (cause) {
    case 'closed':
    case 'denied':
      return new NotAllowedError(message);
    case 'conflict':
      return new ConflictError(message);
    default:
      return new InputError(message);
  }
}

/** `created Component acme/cart` */
export function saidOf({
  result,
  kind,
  namespace,
  name,
}: WrittenObject): string {
  return `${result} ${kind} ${namespace ? `${namespace}/` : ''}${name}`;
}

/** Object by object; credentials are hidden in them already. */
function logChanges(
  changes: readonly Change[],
  log: (line: string) => void,
): void {
  if (changes.length === 0) {
    log('nothing would be written');
  }
  let object: string | undefined;
  for (const change of changes) {
    if (change.object !== object) {
      object = change.object;
      log(`would write ${object}`);
    }
    if (change.path === '') {
      log('  deleted');
    } else {
      log(`  ${change.path}: ${JSON.stringify(change.after ?? null)}`);
    }
  }
}
