// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Container, Header, Link } from '@backstage/ui';
import { fourplaneTranslationRef } from '@fourplane/plugin-fourplane-react';
import type { ComponentType } from 'react';
import { useParams, useSearchParams } from 'react-router-dom';
import { openChoreoRouteRef } from '../routes';
import { useLinkTo } from '../useLinkTo';
import styles from './OpenChoreoPage.module.css';
import type { PlanePath } from './planePaths';

/** A plane below the page of the platform, by its address. */
export function PlanePage(props: {
  kind: 'data' | 'observability';
  View: ComponentType<{ path: PlanePath }>;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { kind, View } = props;
  const { controlPlane = '', plane = '' } = useParams();
  const [params] = useSearchParams();
  const tenant = params.get('tenant') ?? undefined;
  const fleet = useLinkTo(openChoreoRouteRef)()?.();
  return (
    <>
      <Header title={t(`plane.heading.${kind}`, { plane })} />
      <Container className={styles.page}>
        {fleet && (
          <p>
            <Link href={fleet}>{t('plane.backToFleet')}</Link>
          </p>
        )}
        <View path={{ controlPlane, plane, ...(tenant && { tenant }) }} />
      </Container>
    </>
  );
}
