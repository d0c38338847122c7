// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ModelRef,
  RefOf,
  TemplatedKind,
} from '@fourplane/plugin-fourplane-common';
import { EntityReading } from '../entities/entityOf';
import { EntitySource } from '../sync/EntitySource';
import { TemplateNotice } from './TemplateNotice';
import { templateOf } from './templateOf';

/** Makes templates of one control plane's types, and shows why one cannot be made. */
export class TemplateTranslator {
  private readonly notice: TemplateNotice;

  private constructor(
    private readonly source: EntitySource,
    private readonly defaultOwner: string,
    logger: LoggerService,
  ) {
    this.notice = TemplateNotice.create({ source, logger });
  }

  static create(options: {
    readonly source: EntitySource;
    /** Full entity ref. */
    readonly defaultOwner: string;
    readonly logger: LoggerService;
  }): TemplateTranslator {
    const { source, defaultOwner, logger } = options;
    return new TemplateTranslator(source, defaultOwner, logger);
  }

  /** A type whose schema is broken has no template until it is mended, and where nothing can be written none has. */
  read(ref: RefOf<TemplatedKind>): EntityReading {
    const { model } = this.source;
    const reading = templateOf(ref, { model, defaultOwner: this.defaultOwner });
    this.notice.note(
      ref,
      reading.outcome === 'broken' ? reading.problem : undefined,
    );
    switch (reading.outcome) {
      case 'template':
        return this.canWrite()
          ? { ...reading, outcome: 'entity' }
          : { outcome: 'none' };
      case 'absent':
        return { outcome: 'absent' };
      default:
        return { outcome: 'none' };
    }
  }

  /** The catalog would not take what was read. */
  refuse(ref: ModelRef, why: string): void {
    this.notice.note(ref, `the catalog would refuse it: ${why}`);
  }

  /** The types whose templates show a trait or a workflow among these. */
  *touchedBy(refs: readonly ModelRef[]): Iterable<RefOf<'componentType'>> {
    const shown = new Set(
      refs
        .filter(({ kind }) => kind === 'trait' || kind === 'workflow')
        .map(({ kind, name }) => `${kind} ${name}`),
    );
    if (shown.size === 0) {
      return;
    }
    const { model } = this.source;
    for (const ref of model.refs('componentType')) {
      const reading = model.read(ref);
      const { traits = [], workflows = [] } =
        reading.state === 'present' ? reading.model : {};
      if (
        traits.some(({ name }) => shown.has(`trait ${name}`)) ||
        workflows.some(({ name }) => shown.has(`workflow ${name}`))
      ) {
        yield ref;
      }
    }
  }

  /** Old generations are only read. */
  private canWrite(): boolean {
    return this.source.status().capabilities.includes('writes');
  }
}
