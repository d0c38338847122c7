// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { PlaneFact } from '@fourplane/plugin-fourplane-common';
import { fourplaneTranslationRef } from '@fourplane/plugin-fourplane-react';

/** A fact in words: how the server is, and what it says of itself where it answers. */
export function useFactWords(fact: PlaneFact): {
  readonly word: string;
  readonly detail?: string;
} {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  if (fact.state === 'down') {
    return { word: t(`fleet.facts.causes.${fact.cause}`) };
  }
  const word = t(`fleet.facts.states.${fact.state}`);
  if (fact.state === 'pending' || fact.state === 'none') {
    return { word };
  }
  const { cluster, targets, latencyMs, version } = fact;
  const said = [
    t('fleet.facts.latency', { number: `${Math.round(latencyMs)}` }),
    version,
    cluster && t(`fleet.facts.cluster.${cluster.status}`),
    cluster && t('fleet.facts.nodes', { count: cluster.nodes }),
    cluster &&
      cluster.unassignedShards > 0 &&
      t('fleet.facts.shards', { count: cluster.unassignedShards }),
    targets &&
      t('fleet.facts.targets', {
        up: `${targets.up}`,
        all: `${targets.up + targets.down}`,
      }),
  ];
  return { word, detail: said.filter(Boolean).join(' · ') };
}
