// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton } from '@backstage/ui';
import {
  fourplaneTranslationRef,
  LoadingRegion,
} from '@fourplane/plugin-fourplane-react';
import styles from './Overview.module.css';

/** Three environments, a build and the endpoints, before they are known. */
export function OverviewSkeleton() {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  return (
    <LoadingRegion what={t('overview.what')}>
      <div className={styles.environments}>
        <Skeleton height={96} />
        <Skeleton height={96} />
        <Skeleton height={96} />
      </div>
      <Skeleton width="60%" height={20} />
      <Skeleton height={48} />
    </LoadingRegion>
  );
}
