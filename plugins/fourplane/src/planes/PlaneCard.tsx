// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import type { PlaneSummary } from '@fourplane/plugin-fourplane-common';
import {
  EntityLink,
  Fact,
  Facts,
  fourplaneTranslationRef,
  HealthBadge,
} from '@fourplane/plugin-fourplane-react';
import { AgentLine } from './AgentLine';
import { FactBadge } from './FactBadge';
import styles from './Planes.module.css';
import { PlaneLoadText } from './PlaneLoadText';
import { usePlaneHref } from './usePlaneHref';

/** One plane: what its object declares, what the portal sees of it, and what it carries. */
export function PlaneCard(props: {
  summary: PlaneSummary;
  /** Names its control plane, where it is not shown with it. */
  hasControlPlane: boolean;
  /** It is shown on the plane's page, so it links to its entity alone. */
  isOwnPage?: boolean;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { summary, hasControlPlane, isOwnPage = false } = props;
  const hrefOf = usePlaneHref();
  const { plane, entityRef, facts } = summary;
  const title = plane.title ?? plane.ref.name;
  const href = isOwnPage ? undefined : hrefOf(plane.ref);
  const place = [
    hasControlPlane && plane.ref.controlPlane,
    plane.region && t('fleet.planes.region', { region: plane.region }),
    plane.ref.tenant
      ? t('fleet.planes.ofTenant', { tenant: plane.ref.tenant })
      : t('fleet.planes.clusterScope'),
  ].filter(Boolean);
  return (
    <article className={styles.plane} aria-label={title}>
      <div className={styles.line}>
        <Text as="h4" variant="body-medium" weight="bold">
          {href ? (
            <Link href={href} title={plane.title && plane.ref.name}>
              {title}
            </Link>
          ) : (
            <EntityLink
              entityRef={entityRef}
              title={title}
              name={plane.ref.name}
            />
          )}
        </Text>
        <span className={styles.role}>
          {t(`fleet.planes.roles.${plane.role}`)}
        </span>
      </div>
      <Text as="p">{place.join(' · ')}</Text>
      <Facts>
        <Fact term={t('fleet.planes.declared')}>
          <div className={styles.line}>
            <HealthBadge health={plane.health} />
            <AgentLine plane={plane} />
          </div>
        </Fact>
        <Fact term={t('fleet.planes.observed')}>
          {facts.map(fact => (
            <FactBadge key={fact.server} fact={fact} />
          ))}
        </Fact>
        <Fact term={t('fleet.planes.carries')}>
          <PlaneLoadText summary={summary} />
        </Fact>
      </Facts>
    </article>
  );
}
