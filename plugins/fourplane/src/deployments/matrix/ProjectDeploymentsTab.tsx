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

/** Answers for a project: which release runs where, and is it all right. */
export function ProjectDeploymentsTab() {
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
  return <ProjectDeployments project={{ controlPlane, tenant, name }} />;
}

function ProjectDeployments({ project }: { project: Named }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  return (
    <MatrixView
      reply={useReply('getProjectDeployments', project)}
      title={t('matrix.title')}
      empty={{ title: t('matrix.empty'), next: t('matrix.emptyNext') }}
    />
  );
}
