// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type {
  Component,
  HistoryEntry,
} from '@fourplane/plugin-fourplane-common';
import {
  fourplaneTranslationRef,
  HealthBadge,
  RelativeTime,
} from '@fourplane/plugin-fourplane-react';
import { BuildLink } from '../../builds/BuildLink';
import { Actor } from '../Actor';
import styles from '../Deploy.module.css';
import { CommitLink } from '../source/CommitLink';

/** One step of a history: what it is, when, by whom and how it stands. */
export function HistoryStep(props: {
  entry: HistoryEntry;
  source: Component['source'];
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { type, title, at, by, ref, environment, health } = props.entry;
  return (
    <li className={styles.line}>
      <Text weight="bold">{t(`deploy.history.type.${type}`)}</Text>
      {ref?.kind === 'build' && <BuildLink build={ref.name} title={title} />}
      {type === 'commit' && <CommitLink commit={title} source={props.source} />}
      {ref?.kind !== 'build' && type !== 'commit' && (
        <span className={styles.value} title={ref?.name}>
          {title}
        </span>
      )}
      {environment && (
        <span title={environment.ref.name}>
          → {environment.title ?? environment.ref.name}
        </span>
      )}
      {health && <HealthBadge health={health} />}
      <span className={styles.aside}>
        {at ? <RelativeTime instant={at} /> : t('deploy.history.unknownTime')}
      </span>
      {by && <Actor entityRef={by} />}
    </li>
  );
}
