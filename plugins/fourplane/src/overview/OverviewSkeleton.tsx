// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Skeleton } from '@backstage/ui';
import styles from './Overview.module.css';

/** Three environments, a build and the endpoints, before they are known. */
export function OverviewSkeleton() {
  return (
    <>
      <div className={styles.environments}>
        <Skeleton width="100%" height={96} />
        <Skeleton width="100%" height={96} />
        <Skeleton width="100%" height={96} />
      </div>
      <Skeleton width="60%" height={20} />
      <Skeleton width="100%" height={48} />
    </>
  );
}
