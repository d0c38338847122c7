// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { hash } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { RefOf, isTemplatedRef } from '@fourplane/plugin-fourplane-common';
import { EntityCheck } from '../entities/EntityCheck';
import { EntityReading, bareEntityOf, entityOf } from '../entities/entityOf';
import { EntityContext } from '../entities/entityWords';
import { TemplateTranslator } from '../templates/TemplateTranslator';
import { isCatalogRef } from './isCatalogRef';
import { SyncedKind, syncedEntityRef } from './syncedKinds';

/** An entity ready to be submitted. `digest` is equal exactly when the entity is. */
export interface TranslatedEntity {
  readonly outcome: 'entity';
  readonly entityRef: string;
  readonly entity: Entity;
  readonly digest: string;
}

/** What a reference has become. `refused`: there is something, and no form of it that the catalog would take. */
export type Translated =
  | TranslatedEntity
  | {
      readonly outcome: 'none' | 'absent' | 'refused';
      readonly entityRef: string;
    };

/** Reads, translates and checks one reference at a time, and says once what could not be shown as it is. */
export class EntityTranslator {
  private readonly check = new EntityCheck();
  /** Entity ref -> what was last said about it. */
  private readonly remarks = new Map<string, string>();

  private constructor(
    private readonly context: EntityContext,
    private readonly logger: LoggerService,
    private readonly templates: TemplateTranslator | undefined,
  ) {}

  static create(options: {
    context: EntityContext;
    logger: LoggerService;
    /** Makes templates of types; without it they are nothing in the catalog. */
    templates?: TemplateTranslator;
  }): EntityTranslator {
    const { context, logger, templates } = options;
    return new EntityTranslator(context, logger, templates);
  }

  /** Gets ready in small steps, so that the first translation does not stall the event loop. */
  async prepare(): Promise<void> {
    await this.check.prepare();
  }

  async translate(ref: RefOf<SyncedKind>): Promise<Translated> {
    const entityRef = syncedEntityRef(ref);
    const reading = this.read(ref);
    if (reading.outcome !== 'entity') {
      this.remarks.delete(entityRef);
      return { outcome: reading.outcome, entityRef };
    }
    const remarks = [...reading.remarks];
    const verdict = await this.check.check(reading.entity);
    if (verdict.outcome === 'valid') {
      this.remark(entityRef, remarks);
      return translated(entityRef, reading);
    }
    if (!isCatalogRef(ref)) {
      // Half a template is none.
      this.remark(entityRef, []);
      this.templates?.refuse(ref, verdict.message);
      return { outcome: 'none', entityRef };
    }
    remarks.push(`the catalog would refuse it: ${verdict.message}`);
    this.remark(entityRef, remarks);
    const bare = bareEntityOf(ref, this.context, verdict.message);
    const isUsable =
      bare.outcome === 'entity' &&
      (await this.check.check(bare.entity)).outcome === 'valid';
    return isUsable
      ? translated(entityRef, bare)
      : { outcome: 'refused', entityRef };
  }

  private read(ref: RefOf<SyncedKind>): EntityReading {
    if (isCatalogRef(ref)) {
      return entityOf(ref, this.context);
    }
    return this.templates && isTemplatedRef(ref)
      ? this.templates.read(ref)
      : { outcome: 'none' };
  }

  /** What is not shown as it is, by entity. */
  notes(): readonly { entityRef: string; note: string }[] {
    return [...this.remarks].map(([entityRef, note]) => ({ entityRef, note }));
  }

  private remark(entityRef: string, remarks: readonly string[]): void {
    const text = remarks.join('; ');
    if (!text) {
      this.remarks.delete(entityRef);
    } else if (this.remarks.get(entityRef) !== text) {
      this.remarks.set(entityRef, text);
      this.logger.warn(`${entityRef}: ${text}`);
    }
  }
}

function translated(
  entityRef: string,
  reading: EntityReading & { outcome: 'entity' },
): TranslatedEntity {
  return {
    outcome: 'entity',
    entityRef,
    entity: reading.entity,
    digest: hash('sha1', JSON.stringify(reading.entity), 'base64'),
  };
}
