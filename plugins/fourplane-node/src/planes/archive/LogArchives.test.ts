// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mockServices } from '@backstage/backend-test-utils';
import { ModelKind, ModelRef, RefOf } from '@fourplane/plugin-fourplane-common';
import type { Model } from '../../controlPlane/ControlPlane';
import { LogArchives } from './LogArchives';

const plane = <K extends ModelKind>(
  kind: K,
  name: string,
  tenant?: string,
) => ({
  controlPlane: 'eu',
  kind,
  name,
  ...(tenant && { tenant }),
});

/** A model of planes that refer to an observability plane, by name. */
function modelOf(observers: Record<string, ModelRef>): Model {
  return {
    read: (ref: RefOf<ModelKind>) =>
      ref.name in observers
        ? {
            state: 'present',
            model: { observabilityPlane: observers[ref.name] },
          }
        : { state: 'absent' },
    refs: () => [],
    isComplete: () => true,
    unreadable: () => [],
  } as unknown as Model; // only what is asked of planes
}

function archivesOf(entries: object[], controlPlanes = ['eu']) {
  const data = JSON.parse(
    JSON.stringify({
      fourplane: {
        observability: entries,
      },
    }),
  );
  return LogArchives.fromConfig(
    mockServices.rootConfig({ data }),
    controlPlanes,
  );
}

const at = (host: string) => ({ url: `https://${host}:9200` });
const { signal } = new AbortController();

describe('LogArchives', () => {
  const observer = plane('observabilityPlane', 'logs', 'acme');
  const eu = {
    name: 'eu',
    model: modelOf({ watched: observer }),
  };

  it("finds a plane's own archive, else its observability plane's, else the control plane's", async () => {
    const archives = archivesOf([
      { plane: { name: 'own', tenant: 'acme' }, openSearch: at('own') },
      {
        plane: { kind: 'observabilityPlane', name: 'logs', tenant: 'acme' },
        openSearch: at('observer'),
      },
      { openSearch: at('whole') },
    ]);
    const whole = archives.archiveOf(eu);
    const own = archives.archiveOf(eu, plane('dataPlane', 'own', 'acme'));
    const observing = archives.archiveOf(eu, plane('dataPlane', 'watched'));
    expect(new Set([whole, own, observing]).size).toBe(3);
    expect(archives.archiveOf(eu, plane('buildPlane', 'own', 'acme'))).toBe(
      own,
    );
    expect(archives.archiveOf(eu, observer)).toBe(observing);
    // another tenant's plane of that name, and one nobody knows
    expect(archives.archiveOf(eu, plane('dataPlane', 'own', 'b'))).toBe(whole);
    expect(archives.archiveOf(eu, plane('dataPlane', 'none'))).toBe(whole);
    await archives.close();
  });

  it('has none where none is configured, and none of another control plane', async () => {
    const archives = archivesOf(
      [{ controlPlane: 'us', openSearch: at('us') }],
      ['eu', 'us'],
    );
    expect(archives.archiveOf(eu)).toBeUndefined();
    expect(
      archives.archiveOf(eu, plane('dataPlane', 'watched')),
    ).toBeUndefined();
    expect(archives.archiveOf({ ...eu, name: 'us' })).toBeDefined();
    expect(archives.problemsOf('eu')).toEqual([]);
    await archives.close();
  });

  it('says what is wrong with the entry to whoever asks for its logs', async () => {
    const archives = archivesOf([
      { plane: { name: 'bad' }, openSearch: { url: 'none' } },
    ]);
    expect(archives.problemsOf('us')).toEqual([]);
    expect(archives.problemsOf('eu')).toMatchObject([
      { where: 'fourplane.observability[0].openSearch.url' },
    ]);
    const archive = archives.archiveOf(eu, plane('dataPlane', 'bad'));
    const reading = archive
      ?.lines({ namespace: 'n', pod: 'p', container: 'c' }, { signal })
      [Symbol.asyncIterator]()
      .next();
    await expect(reading).rejects.toThrow(
      /Invalid URL at fourplane.observability\[0\].openSearch.url. Correct the entry/,
    );
    await archives.close();
  });
});
