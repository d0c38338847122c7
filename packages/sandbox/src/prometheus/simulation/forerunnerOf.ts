// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Pod } from '../../controllers/workloads/podsOf';
import { chanceOf } from './curves';
import { PodHistory } from './PodHistory';

/** Seldom, so that a day is soon looked through. */
const SCRAPE_MS = 30_000;
const LETTERS = 'bcdfghjklmnpqrstvwxz2456789';

/**
 * The pod of the same workload that ran before this one, for as long as is said, as if its node had been emptied then: so
 * that there is something to look back on. Undefined of pods that nothing replaces.
 */
export function forerunnerOf(
  pod: Pod,
  livedMs: number,
): PodHistory | undefined {
  const { metadata, spec } = pod;
  const goneAt = Date.parse(metadata.creationTimestamp ?? '');
  const [owner] = metadata.ownerReferences ?? [];
  const name = metadata.name.replace(/[^-]{5}$/, () =>
    lettersOf(metadata.name),
  );
  if (owner?.kind !== 'ReplicaSet' || !(goneAt > 0) || name === metadata.name) {
    return undefined;
  }
  const startedAt = new Date(goneAt - livedMs).toISOString();
  const uid = `${metadata.uid}-before`;
  const history = PodHistory.of(
    {
      ...pod,
      metadata: { ...metadata, name, uid, creationTimestamp: startedAt },
      status: {
        phase: 'Running',
        containerStatuses: (spec?.containers ?? []).map(container => ({
          name: container.name,
          image: container.image,
          imageID: '',
          containerID: `${uid}/${container.name}`,
          ready: true,
          started: true,
          restartCount: 0,
          state: { running: { startedAt } },
        })),
      },
    },
    goneAt - livedMs,
  );
  history.goneAt = goneAt;
  history.everyMs = SCRAPE_MS;
  return history;
}

function lettersOf(name: string): string {
  const letters = Array.from({ length: 5 }, (_, place) => {
    const chance = chanceOf(`${name}/${place}`);
    return LETTERS[Math.floor(chance * LETTERS.length)];
  });
  return letters.join('');
}
