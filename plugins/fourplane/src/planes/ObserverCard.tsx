// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { ObserverSummary } from '@fourplane/plugin-fourplane-common';
import {
  Fact,
  Facts,
  fourplaneTranslationRef,
} from '@fourplane/plugin-fourplane-react';
import { FactBadge } from './FactBadge';
import styles from './Planes.module.css';

/** An observability plane that no object stands for: the portal's configuration says where it is. */
export function ObserverCard({ observer }: { observer: ObserverSummary }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { id, planes, facts } = observer;
  const title = t('fleet.observers.title');
  return (
    <article className={styles.plane} aria-label={`${title} ${id}`}>
      <div className={styles.line}>
        <Text as="h4" variant="body-medium" weight="bold">
          {title}
        </Text>
        <span className={styles.role}>
          {t('fleet.planes.roles.observability')}
        </span>
      </div>
      <Text as="p">{t('fleet.observers.from', { id })}</Text>
      <Facts>
        <Fact term={t('fleet.planes.observed')}>
          {facts.map(fact => (
            <FactBadge key={fact.server} fact={fact} />
          ))}
        </Fact>
        <Fact term={t('fleet.observers.of')}>
          {planes.length > 0
            ? planes.map(({ name }) => name).join(', ')
            : t('fleet.observers.all')}
        </Fact>
      </Facts>
    </article>
  );
}
