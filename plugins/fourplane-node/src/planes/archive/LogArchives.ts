// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { RootConfigService } from '@backstage/backend-plugin-api';
import {
  isRefOf,
  ModelRef,
  Plane,
  Problem,
} from '@fourplane/plugin-fourplane-common';
import type { ControlPlane } from '../../controlPlane/ControlPlane';
import { readControlPlaneEntries } from '../../controlPlane/config';
import { LogArchive } from '../LogArchive';
import {
  ObservabilityEntry,
  ObservabilityOwner,
  readObservabilityEntries,
} from './config';
import { MisconfiguredLogArchive } from './MisconfiguredLogArchive';
import { OpenSearchLogArchive } from './OpenSearchLogArchive';

/** Of whose plane: its name, and its model to look up which observability plane a plane has. */
export type ArchivedControlPlane = Pick<ControlPlane, 'name' | 'model'>;

interface OwnedArchive {
  readonly owner: ObservabilityOwner;
  readonly archive: LogArchive;
}

/** The archives of `fourplane.observability`, each connected on first use. */
export class LogArchives {
  /** Never throws: what is wrong is in {@link LogArchives.problems}, and said by the archives concerned. */
  static fromConfig(config: RootConfigService): LogArchives {
    const names = readControlPlaneEntries(config).map(entry =>
      entry.state === 'valid' ? entry.config.name : entry.name,
    );
    return new LogArchives(readObservabilityEntries(config, names));
  }

  /** What is wrong with the configuration. */
  readonly problems: readonly Problem[];
  private readonly archives: readonly OwnedArchive[];
  private readonly closes: (() => Promise<void>)[] = [];

  private constructor(entries: readonly ObservabilityEntry[]) {
    this.problems = entries.flatMap(entry =>
      entry.state === 'invalid' ? entry.problems : [],
    );
    this.archives = entries.flatMap((entry): OwnedArchive[] => {
      if (entry.state === 'valid') {
        const archive = OpenSearchLogArchive.create({
          config: entry.openSearch,
          where: entry.where,
        });
        this.closes.push(() => archive.close());
        return [{ owner: entry.owner, archive }];
      }
      const { owner, problems } = entry;
      return owner
        ? [{ owner, archive: MisconfiguredLogArchive.create({ problems }) }]
        : [];
    });
  }

  /**
   * Which archive holds the logs of a plane's pods: its own entry, else that of the observability plane it refers to,
   * else that of the control plane as a whole; undefined where none is configured. Without `plane`, the last.
   */
  archiveOf(
    controlPlane: ArchivedControlPlane,
    plane?: ModelRef,
  ): LogArchive | undefined {
    const { name, model } = controlPlane;
    const own = plane && this.entryOf(name, plane);
    if (own) {
      return own;
    }
    const observer = plane && planeOf(model, plane)?.observabilityPlane;
    const observing = observer && this.entryOf(name, observer);
    return observing ?? this.entryOf(name, undefined);
  }

  /** Ends every connection. */
  async close(): Promise<void> {
    await Promise.all(this.closes.map(close => close()));
  }

  private entryOf(
    controlPlane: string,
    plane: ModelRef | undefined,
  ): LogArchive | undefined {
    return this.archives.find(
      ({ owner }) =>
        owner.controlPlane === controlPlane && isAbout(owner.plane, plane),
    )?.archive;
  }
}

function planeOf(
  model: ArchivedControlPlane['model'],
  ref: ModelRef,
): Plane | undefined {
  for (const kind of ['dataPlane', 'buildPlane'] as const) {
    const reading = isRefOf(ref, kind) ? model.read(ref) : undefined;
    if (reading?.state === 'present') {
      return reading.model;
    }
  }
  return undefined;
}

function isAbout(
  entry: ObservabilityOwner['plane'],
  plane: ModelRef | undefined,
): boolean {
  if (!entry || !plane) {
    return entry === plane;
  }
  return (
    entry.name === plane.name &&
    entry.tenant === plane.tenant &&
    (entry.kind === undefined || entry.kind === plane.kind)
  );
}
