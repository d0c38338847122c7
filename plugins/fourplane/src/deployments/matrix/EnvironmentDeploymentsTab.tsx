// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  fourplaneTranslationRef,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import { ForModel } from '../../ForModel';
import { MatrixView } from './MatrixView';
import { tenantPathOf, type TenantPath } from './TenantPath';

/** Answers for an environment: what runs here, and is it all right. */
export function EnvironmentDeploymentsTab() {
  return (
    <ForModel pathOf={tenantPathOf}>
      {environment => <EnvironmentDeployments environment={environment} />}
    </ForModel>
  );
}

function EnvironmentDeployments({ environment }: { environment: TenantPath }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  return (
    <MatrixView
      reply={useReply('getEnvironmentDeployments', environment)}
      title={t('matrix.environmentTitle')}
      empty={{
        title: t('matrix.environmentEmpty'),
        next: t('matrix.environmentEmptyNext'),
      }}
      hasProject
    />
  );
}
