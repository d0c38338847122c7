// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import {
  isSameRef,
  refKey,
  type ThingDeployments,
  type EnvironmentDeployment,
  type ModelRef,
} from '@fourplane/plugin-fourplane-common';
import { fourplaneTranslationRef } from '@fourplane/plugin-fourplane-react';
import { RiArrowRightLine } from '@remixicon/react';
import { useId } from 'react';
import styles from '../Deploy.module.css';
import { EnvironmentCard } from './EnvironmentCard';
import { stagesOf } from './stagesOf';

/** The environments in promotion order, each with what runs there; those off the pipeline stand apart. */
export function PipelineView(props: {
  deployments: ThingDeployments;
  selected?: ModelRef;
  hrefOf: (environment: string) => string;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { deployments, selected, hrefOf } = props;
  const { columns, off, isPlain } = stagesOf(deployments.environments);
  const id = useId();
  const card = (item: EnvironmentDeployment) => (
    <EnvironmentCard
      key={refKey(item.ref)}
      item={item}
      deployments={deployments}
      isSelected={selected !== undefined && isSameRef(item.ref, selected)}
      href={hrefOf(item.ref.name)}
      showsTargets={!isPlain}
    />
  );
  return (
    <>
      {columns.length > 0 && (
        <ol aria-label={t('deploy.environments')} className={styles.pipeline}>
          {columns.map(column => (
            <li key={refKey(column[0].ref)} className={styles.stage}>
              <RiArrowRightLine
                aria-hidden="true"
                size={24}
                className={styles.arrow}
              />
              <ul className={styles.cards}>{column.map(card)}</ul>
            </li>
          ))}
        </ol>
      )}
      {off.length > 0 && (
        <section aria-labelledby={id} className={styles.section}>
          <Text as="h3" variant="body-medium" weight="bold" id={id}>
            {t('deploy.offPipeline')}
          </Text>
          <ul className={styles.off}>{off.map(card)}</ul>
        </section>
      )}
    </>
  );
}
