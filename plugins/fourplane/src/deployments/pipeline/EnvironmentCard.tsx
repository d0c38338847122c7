// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import type {
  ThingDeployments,
  EnvironmentDeployment,
} from '@fourplane/plugin-fourplane-common';
import { fourplaneTranslationRef } from '@fourplane/plugin-fourplane-react';
import styles from '../Deploy.module.css';
import { DeploymentStatus } from './DeploymentStatus';
import { EnvironmentFacts } from './EnvironmentFacts';
import { labelOf } from './labelOf';
import { NextStep } from './NextStep';

/** One environment and what runs there. The whole card leads to its panel. */
export function EnvironmentCard(props: {
  item: EnvironmentDeployment;
  deployments: ThingDeployments;
  isSelected: boolean;
  href: string;
  /** Whether the arrows alone do not say where this environment leads. */
  showsTargets: boolean;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { item, deployments, isSelected, href, showsTargets } = props;
  const { label, environment, deployment, promotesTo } = item;
  return (
    <li
      className={styles.card}
      aria-current={isSelected ? 'true' : undefined}
      data-empty={deployment ? undefined : true}
    >
      <div className={styles.cardHead}>
        <Text as="h3" variant="body-medium" weight="bold">
          <Link href={href} className={styles.cardLink}>
            {label}
          </Link>
        </Text>
        <span className={styles.above}>
          <DeploymentStatus item={item} />
        </span>
      </div>
      {environment?.isProduction && (
        <Text as="p" variant="body-small">
          {t('deploy.production')}
        </Text>
      )}
      {!environment && (
        <Text as="p" variant="body-small">
          {t('deploy.environmentMissing')}
        </Text>
      )}
      {deployment ? (
        <EnvironmentFacts item={item} deployments={deployments} />
      ) : (
        <Text as="p" variant="body-small">
          <NextStep item={item} deployments={deployments} />
        </Text>
      )}
      {showsTargets && promotesTo.length > 0 && (
        <Text as="p" variant="body-small">
          {t('deploy.promotesTo', {
            environments: promotesTo
              .map(target => labelOf(target, deployments.environments))
              .join(', '),
          })}
        </Text>
      )}
    </li>
  );
}
