// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReactNode } from 'react';
import { fourplaneTranslationRef } from '../translation';
import styles from './LoadingRegion.module.css';

/** Properties of {@link LoadingRegion}. @public */
export interface LoadingRegionProps {
  /** What is being loaded, as it reads in the middle of a sentence. */
  readonly what: string;
  /** Skeletons in the shape of what will be there. */
  readonly children: ReactNode;
}

/** Skeletons that screen readers hear as one sentence. @public */
export function LoadingRegion({ what, children }: LoadingRegionProps) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  return (
    <div
      role="status"
      aria-busy="true"
      aria-label={t('loading', { what })}
      className={styles.region}
    >
      {children}
    </div>
  );
}
