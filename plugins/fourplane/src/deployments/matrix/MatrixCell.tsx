// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import type { DeploymentCell } from '@fourplane/plugin-fourplane-common';
import {
  causeOf,
  fourplaneTranslationRef,
  HealthBadge,
  RelativeTime,
  StatusBadge,
} from '@fourplane/plugin-fourplane-react';
import { imageName } from '../../overview/imageName';
import { DriftNote } from './DriftNote';
import styles from './Matrix.module.css';

/** What runs of a component in an environment, in a few lines; the first leads to all there is to say. */
export function MatrixCell(props: {
  cell: DeploymentCell;
  /** The component's page of this environment. */
  href?: string;
  labelOf: (cell: { name: string }) => string;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { cell, href, labelOf } = props;
  const { desired, drift, health, image, release, replicas, since } = cell;
  const what =
    release?.title ?? release?.ref.name ?? (image && imageName(image));
  const cause = health && health.state !== 'ready' && causeOf(health);
  return (
    <div className={styles.cell}>
      {desired === 'undeployed' ? (
        <StatusBadge tone="paused" word={t('matrix.undeployed')} />
      ) : (
        <HealthBadge health={health ?? { state: 'unknown' }} />
      )}
      {(what || href) && (
        <span title={image}>
          {href ? <Link href={href}>{what ?? t('matrix.details')}</Link> : what}
        </span>
      )}
      {desired === 'active' && cause && (
        <span className={styles.aside}>{cause}</span>
      )}
      {desired === 'active' && replicas && (
        <span className={styles.aside}>
          {t('matrix.replicas', {
            ready: `${replicas.ready}`,
            wanted: `${replicas.wanted}`,
          })}
        </span>
      )}
      <DriftNote drift={drift} from={drift ? labelOf(drift.from) : ''} />
      {since && (
        <span className={styles.aside}>
          {t('matrix.changed')} <RelativeTime instant={since} />
        </span>
      )}
    </div>
  );
}
