// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { modelRefOf } from '@fourplane/plugin-fourplane-common';
import {
  EmptyPanel,
  fourplaneTranslationRef,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import { MatrixView } from './MatrixView';

interface Named {
  readonly controlPlane: string;
  readonly tenant: string;
  readonly name: string;
}

/** Answers for an environment: what runs here, and is it all right. */
export function EnvironmentDeploymentsTab() {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { entity } = useEntity();
  const ref = modelRefOf(entity);
  if (!ref?.tenant) {
    return (
      <EmptyPanel
        title={t('matrix.incomplete')}
        next={t('overview.incompleteNext')}
      />
    );
  }
  const { controlPlane, tenant, name } = ref;
  return (
    <EnvironmentDeployments environment={{ controlPlane, tenant, name }} />
  );
}

function EnvironmentDeployments({ environment }: { environment: Named }) {
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
