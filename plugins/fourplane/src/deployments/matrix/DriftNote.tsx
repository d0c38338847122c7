// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Drift } from '@fourplane/plugin-fourplane-common';
import { fourplaneTranslationRef } from '@fourplane/plugin-fourplane-react';
import styles from './Matrix.module.css';

/** How what runs here stands to what runs in the environment before it; nothing where it is the same, or not known. */
export function DriftNote(props: { drift?: Drift; from: string }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { drift, from } = props;
  if (!drift || drift.state === 'same' || drift.state === 'unknown') {
    return null;
  }
  const words = () => {
    const { state, releases: count } = drift;
    if (state === 'different') {
      return t('matrix.drift.different', { from });
    }
    if (count === undefined) {
      return t(`matrix.drift.${state as 'behind' | 'ahead'}`, { from });
    }
    return state === 'behind'
      ? t('matrix.drift.behindBy', { count, from })
      : t('matrix.drift.aheadBy', { count, from });
  };
  return <span className={styles.aside}>{words()}</span>;
}
