// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { EntityProviderConnection } from '@backstage/plugin-catalog-node';
import { RefOf, refKey } from '@fourplane/plugin-fourplane-common';
import { TemplateTranslator } from '../templates/TemplateTranslator';
import { Dependents } from './Dependents';
import { CoalescingLoop } from './CoalescingLoop';
import { Completeness } from './Completeness';
import { DirtySet } from './DirtySet';
import { EntityLedger } from './EntityLedger';
import { EntitySource } from './EntitySource';
import { EntitySyncSettings, defaultSettings } from './EntitySyncSettings';
import { EntitySyncStatus } from './EntitySyncStatus';
import { EntityTranslator, TranslatedEntity } from './EntityTranslator';
import { EntityWriter } from './EntityWriter';
import { HeldEntities } from './HeldEntities';
import { Pace } from './Pace';
import { providerNameOf } from './providerNameOf';
import { RemovalGuard } from './RemovalGuard';
import { RemovalNotice } from './RemovalNotice';
import { Doubted, SecondLook } from './SecondLook';
import { SyncedKind, syncedKinds } from './syncedKinds';

type CatalogRef = RefOf<SyncedKind>;

/** `settled`: there is nothing to submit now. */
type Settled =
  | { readonly outcome: 'shown'; readonly entity: TranslatedEntity }
  | { readonly outcome: 'gone'; readonly entityRef: string }
  | { readonly outcome: 'settled' };

/** @public */
export interface EntitySyncOptions {
  readonly source: EntitySource;
  readonly held: HeldEntities;
  /** Full entity ref. */
  readonly defaultOwner: string;
  readonly logger: LoggerService;
  /** Whether types become software templates; they do not when absent. */
  readonly templates?: boolean;
  readonly settings?: Partial<EntitySyncSettings>;
}

/**
 * Keeps the catalog's entities equal to one control plane's model. A set of dirty references and one loop: each cycle
 * reads the model as it is now and submits what differs from what was submitted before. One mutation is in flight at a
 * time; what a failed one carried stays dirty.
 */
export class EntitySync {
  readonly providerName: string;

  private readonly ledger = new EntityLedger();
  private readonly dirty: DirtySet;
  private readonly completeness: Completeness;
  private readonly translator: EntityTranslator;
  private readonly dependents: Dependents;
  private readonly guard: RemovalGuard;
  private readonly notice: RemovalNotice;
  private readonly secondLook: SecondLook;
  private readonly loop: CoalescingLoop;
  private writer: EntityWriter | undefined;
  private stopListening = () => {};
  private begun = false;
  private fullWanted = true;
  private prepared: Promise<void> | undefined;
  private lastFullAt: string | undefined;
  private problem: string | undefined;

  private constructor(
    private readonly source: EntitySource,
    private readonly held: HeldEntities,
    private readonly logger: LoggerService,
    private readonly settings: EntitySyncSettings,
    defaultOwner: string,
    private readonly kinds: readonly SyncedKind[],
    private readonly templates: TemplateTranslator | undefined,
  ) {
    this.providerName = providerNameOf(source.name);
    this.dirty = new DirtySet(kinds);
    this.guard = RemovalGuard.create(settings.guard);
    this.notice = RemovalNotice.create({
      source,
      providerName: this.providerName,
    });
    this.dependents = new Dependents(source.model, kinds);
    this.completeness = new Completeness(source, kinds);
    this.translator = EntityTranslator.create({
      context: { model: source.model, defaultOwner },
      logger,
      templates,
    });
    this.secondLook = SecondLook.create({
      source,
      logger,
      kinds,
      afterMs: settings.confirmAfterMs,
      onListed: doubted => {
        this.guard.confirm(doubted.entityRefs);
        this.dirty.mark(doubted.refs);
        this.fullWanted ||= doubted.isFull;
        this.loop.ring();
      },
    });
    this.loop = CoalescingLoop.create({
      work: signal => this.work(signal),
      coalesceMs: settings.coalesceMs,
      retryMs: settings.retryMs,
      onFailure: (error, waitMs) => this.noteFailure(error, waitMs),
    });
  }

  static create(options: EntitySyncOptions): EntitySync {
    const settings = { ...defaultSettings, ...options.settings };
    const { source, defaultOwner, logger, templates = false } = options;
    return new EntitySync(
      source,
      options.held,
      logger,
      settings,
      defaultOwner,
      syncedKinds({ templates }),
      templates
        ? TemplateTranslator.create({ source, defaultOwner, logger })
        : undefined,
    );
  }

  /** Begins to write to the connection and returns at once, however the control plane is. */
  start(connection: EntityProviderConnection): void {
    if (this.writer) {
      return;
    }
    this.writer = EntityWriter.create({
      connection,
      locationKey: this.providerName,
      batchSize: this.settings.batchSize,
      ledger: this.ledger,
    });
    this.stopListening = this.listen();
    this.loop.start();
    this.loop.ring();
  }

  /** Ends the loop; resolves when the mutation in flight has ended. */
  async stop(): Promise<void> {
    this.stopListening();
    await Promise.all([this.loop.stop(), this.secondLook.stop()]);
    this.notice.show(undefined);
  }

  /** Wants the whole compared with the catalog again, as soon as every kind is complete. */
  reconcile(): void {
    this.fullWanted = true;
    this.loop.ring();
  }

  status(): EntitySyncStatus {
    return {
      provider: this.providerName,
      state: this.stateName(),
      lastFullAt: this.lastFullAt,
      entities: this.ledger.size,
      pending: this.dirty.pending,
      unproven: this.dirty.waiting,
      heldRemovals: this.guard.status(),
      notes: this.translator.notes(),
      problem: this.problem,
    };
  }

  private stateName(): EntitySyncStatus['state'] {
    if (!this.begun) {
      return 'waiting';
    }
    return this.lastFullAt ? 'live' : 'partial';
  }

  private listen(): () => void {
    const patience = setTimeout(() => {
      this.completeness.losePatience();
      this.loop.ring();
    }, this.settings.patienceMs);
    patience.unref();
    const stops = [
      this.source.changes(refs => {
        // What changes before the first look is part of it.
        if (this.begun) {
          this.dirty.mark(refs);
          this.dirty.mark(this.templates?.touchedBy(refs) ?? []);
        }
        this.loop.ring();
      }),
      this.source.statusChanges(() => {
        this.dirty.reconsider();
        this.loop.ring();
      }),
    ];
    return () => {
      clearTimeout(patience);
      stops.forEach(stop => stop());
    };
  }

  private noteFailure(error: unknown, waitMs: number): void {
    this.problem = toError(error).message;
    this.logger.warn(
      `Entities of control plane '${this.source.name}' could not be written: ${this.problem}. ` +
        `Nothing is lost; trying again in ${waitMs} ms.`,
    );
  }

  private async work(signal: AbortSignal): Promise<void> {
    const { writer } = this;
    // While the first lists are running: it takes its time.
    this.prepared ??= this.translator.prepare();
    this.completeness.note();
    if (!writer || !(await this.begin(signal))) {
      return;
    }
    try {
      if (this.fullWanted && this.completeness.isComplete()) {
        await this.syncEverything(writer, signal);
      } else {
        await this.syncDirty(writer, signal);
      }
    } finally {
      this.notice.show(this.guard.status());
    }
    this.problem = undefined;
  }

  /** Whether the first look has been taken or can be now. */
  private async begin(signal: AbortSignal): Promise<boolean> {
    if (!this.begun && this.completeness.isReady()) {
      await this.prepared;
      this.ledger.seed(await this.held.refs({ signal }));
      this.begun = true;
      if (!this.completeness.isComplete()) {
        this.dirty.mark(this.everything());
      }
    }
    return this.begun;
  }

  private *everything(): Iterable<CatalogRef> {
    for (const kind of this.kinds) {
      yield* this.source.model.refs(kind);
    }
  }

  /**
   * Submits the whole as one `full` mutation, from a complete model only. Into an empty catalog it is streamed as
   * deltas first, so that the first entities show before the last is read.
   */
  private async syncEverything(
    writer: EntityWriter,
    signal: AbortSignal,
  ): Promise<void> {
    this.dirty.reconsider();
    const looked = this.dirty.take();
    try {
      await this.reconcileAll(writer, signal);
    } catch (error) {
      this.dirty.mark(looked.values());
      throw error;
    }
  }

  private async reconcileAll(
    writer: EntityWriter,
    signal: AbortSignal,
  ): Promise<void> {
    const pace = new Pace(this.settings.sliceMs);
    const isFresh = this.ledger.size === 0;
    const found = new Map<string, TranslatedEntity>();
    let batch: TranslatedEntity[] = [];
    for (const ref of this.everything()) {
      await pace.giveWay();
      signal.throwIfAborted();
      this.dependents.notes(ref);
      const translated = await this.translator.translate(ref);
      if (translated.outcome !== 'entity') {
        continue;
      }
      found.set(translated.entityRef, translated);
      batch.push(translated);
      if (isFresh && batch.length === this.settings.batchSize) {
        await writer.submit(batch);
        batch = [];
      }
    }
    this.guard.release(found.keys());
    const entities = [...found.values()];
    const { held } = this.guard.admit(
      this.ledger.missingFrom(found),
      this.ledger.size,
    );
    if (held.length > 0 || !this.completeness.isComplete()) {
      this.fullWanted = held.length === 0;
      this.doubt({ entityRefs: held, refs: [], isFull: true });
      await writer.submit(entities);
      return;
    }
    await writer.replace(entities);
    this.guard.reset();
    this.fullWanted = false;
    this.lastFullAt = new Date().toISOString();
  }

  /** Looks at every dirty reference once and submits the differences, removals last. */
  private async syncDirty(
    writer: EntityWriter,
    signal: AbortSignal,
  ): Promise<void> {
    const cycle = this.dirty.take();
    const pace = new Pace(this.settings.sliceMs);
    const gone = new Map<string, CatalogRef>();
    let batch: TranslatedEntity[] = [];
    try {
      // References appended while walking are visited too.
      for (const ref of cycle.values()) {
        await pace.giveWay();
        signal.throwIfAborted();
        for (const dependent of this.dependents.of(ref)) {
          cycle.set(refKey(dependent), dependent);
        }
        const settled = await this.settle(ref);
        if (settled.outcome === 'shown') {
          batch.push(settled.entity);
        } else if (settled.outcome === 'gone') {
          gone.set(settled.entityRef, ref);
        }
        if (batch.length === this.settings.batchSize) {
          await writer.submit(batch);
          batch = [];
        }
      }
      const removed = this.admitted(gone);
      await writer.submit(batch, removed);
      this.guard.release(removed);
    } catch (error) {
      this.dirty.mark(cycle.values());
      throw error;
    }
  }

  /** Of what is gone, what may be removed now; the rest waits for a second list. */
  private admitted(gone: ReadonlyMap<string, CatalogRef>): readonly string[] {
    const { admitted, held } = this.guard.admit(
      [...gone.keys()],
      this.ledger.size,
    );
    const refs = held.flatMap(entityRef => gone.get(entityRef) ?? []);
    this.doubt({ entityRefs: held, refs, isFull: false });
    return admitted;
  }

  /** What a reference means for the catalog now. */
  private async settle(ref: CatalogRef): Promise<Settled> {
    const translated = await this.translator.translate(ref);
    const { entityRef } = translated;
    if (translated.outcome === 'entity') {
      this.guard.release([entityRef]);
      if (
        !this.completeness.isWhole(ref.kind) &&
        this.ledger.isUntouched(entityRef)
      ) {
        this.dirty.postpone(ref);
        return { outcome: 'settled' };
      }
      return { outcome: 'shown', entity: translated };
    }
    if (translated.outcome === 'refused' || !this.ledger.knows(entityRef)) {
      return { outcome: 'settled' };
    }
    const isProven =
      translated.outcome === 'none' || this.source.model.isComplete(ref.kind);
    if (!isProven) {
      this.dirty.postpone(ref);
      return { outcome: 'settled' };
    }
    return { outcome: 'gone', entityRef };
  }

  /** Sees to a second look at removals that are held back. */
  private doubt(doubted: Doubted): void {
    const count = doubted.entityRefs.length;
    if (count > 0) {
      this.logger.warn(
        `${count} of ${this.ledger.size} entities of control plane '${this.source.name}' have no counterpart any more. ` +
          `They stay in the catalog until a second complete list agrees, ${this.settings.confirmAfterMs} ms from now.`,
      );
      this.secondLook.request(doubted);
    }
  }
}
