// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { PlaneFact } from '@fourplane/plugin-fourplane-common';
import {
  fourplaneTranslationRef,
  RelativeTime,
  StatusBadge,
  type StatusTone,
} from '@fourplane/plugin-fourplane-react';
import styles from './Planes.module.css';
import { useFactWords } from './useFactWords';

const tones: Record<PlaneFact['state'], StatusTone> = {
  pending: 'working',
  none: 'unknown',
  up: 'good',
  degraded: 'warning',
  down: 'bad',
};

/** What the portal has seen of one server: its state and why, since when, and what it says of itself. */
export function FactBadge({ fact }: { fact: PlaneFact }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { word, detail } = useFactWords(fact);
  const problem = 'problem' in fact ? fact.problem : undefined;
  return (
    <div className={styles.fact}>
      <div className={styles.line}>
        <StatusBadge
          tone={tones[fact.state]}
          word={`${t(`fleet.facts.servers.${fact.server}`)}: ${word}`}
          cause={problem && [problem.what, problem.mend].join('. ')}
          since={'since' in fact ? fact.since : undefined}
        />
        {detail && <span>{detail}</span>}
        {'since' in fact && fact.state !== 'up' && (
          <span>
            {t('fleet.facts.since', {
              time: <RelativeTime instant={fact.since} />,
            })}
          </span>
        )}
      </div>
      {problem && <div className={styles.cause}>{problem.what}</div>}
    </div>
  );
}
