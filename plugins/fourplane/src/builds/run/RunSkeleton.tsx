// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton } from '@backstage/ui';
import {
  fourplaneTranslationRef,
  LoadingRegion,
} from '@fourplane/plugin-fourplane-react';
import styles from './Run.module.css';

/** A run, before its page has been loaded. */
export function RunSkeleton() {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  return (
    <div className={styles.run}>
      <LoadingRegion what={t('builds.run.what')}>
        <RunShape />
      </LoadingRegion>
    </div>
  );
}

/** A heading, steps and a log, before they are known. */
export function RunShape() {
  return (
    <>
      <Skeleton width="40%" height={28} />
      <Skeleton width="60%" height={20} />
      <div className={styles.split}>
        <Skeleton height={320} />
        <Skeleton height={320} />
      </div>
    </>
  );
}
