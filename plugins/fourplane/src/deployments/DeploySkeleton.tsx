// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Skeleton } from '@backstage/ui';
import styles from './Deploy.module.css';

const cards = ['first', 'second', 'third'];

/** A heading, a row of environments and a panel, before they are known. */
export function DeploySkeleton() {
  return (
    <>
      <Skeleton width="30%" height={28} />
      <div className={styles.pipeline}>
        {cards.map(card => (
          <div key={card} className={styles.stage}>
            <Skeleton width="100%" height={180} />
          </div>
        ))}
      </div>
      <Skeleton width="100%" height={320} />
    </>
  );
}
