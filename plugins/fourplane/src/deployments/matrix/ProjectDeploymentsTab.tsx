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

/** Answers for a project: which release runs where, and is it all right. */
export function ProjectDeploymentsTab() {
  return (
    <ForModel pathOf={tenantPathOf}>
      {project => <ProjectDeployments project={project} />}
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
