// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  fourplaneTranslationRef,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import { lazy, Suspense } from 'react';
import { ForModel } from '../../ForModel';
import { useAddressQuery } from '../../useAddressQuery';
import { DeploySkeleton } from '../DeploySkeleton';
import { deployQuerySchema } from '../DeployQuery';
import { thingPathOf } from '../ThingPath';
import styles from './Matrix.module.css';
import { MatrixView } from './MatrixView';
import { tenantPathOf, type TenantPath } from './TenantPath';

const DeploymentsPage = lazy(() =>
  import('../DeploymentsPage').then(m => ({ default: m.DeploymentsPage })),
);

/**
 * Answers for a project: which release runs where, and is it all right. The cells of the project's own infrastructure lead
 * to it on the same tab, which says then of it what the Deploy tab says of a component.
 */
export function ProjectDeploymentsTab() {
  const { query } = useAddressQuery(deployQuerySchema);
  return query.environment === undefined ? (
    <ForModel pathOf={tenantPathOf}>
      {project => <ProjectDeployments project={project} />}
    </ForModel>
  ) : (
    <ForModel pathOf={thingPathOf}>
      {thing => (
        <>
          <WayBack />
          <Suspense fallback={<DeploySkeleton />}>
            <DeploymentsPage thing={thing} />
          </Suspense>
        </>
      )}
    </ForModel>
  );
}

function ProjectDeployments({ project }: { project: TenantPath }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  return (
    <MatrixView
      reply={useReply('getProjectDeployments', project)}
      title={t('matrix.title')}
      empty={{ title: t('matrix.empty'), next: t('matrix.emptyNext') }}
    />
  );
}

function WayBack() {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { hrefOf } = useAddressQuery(deployQuerySchema);
  return (
    <p className={styles.back}>
      <Link href={hrefOf({})}>{t('matrix.back')}</Link>
    </p>
  );
}
