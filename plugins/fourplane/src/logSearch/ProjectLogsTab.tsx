// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EmptyPanel,
  fourplaneTranslationRef,
  ReplyGate,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import { componentPathOf } from '../builds/ComponentPath';
import {
  tenantPathOf,
  type TenantPath,
} from '../deployments/matrix/TenantPath';
import { ForModel } from '../ForModel';
import { LogExplorer } from './LogExplorer';
import type { LogScope } from './LogScope';

/** Answers for a project: what did its components say. */
export function ProjectLogsTab() {
  return (
    <ForModel pathOf={tenantPathOf}>
      {project => <ProjectLogs project={project} />}
    </ForModel>
  );
}

function ProjectLogs({ project }: { project: TenantPath }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const reply = useReply('getProjectDeployments', project);
  const { controlPlane, tenant, name } = project;
  const path = { controlPlane, tenant, project: name };
  return (
    <ReplyGate
      reply={reply}
      what={t('matrix.what')}
      stillWorks={t('matrix.stillWorks')}
    >
      {({ environments, rows }) => {
        const cells = new Map(
          rows.flatMap(row =>
            row.cells.map(cell => [
              cell.deployment.name,
              { component: row.component.ref, environment: cell.ref.name },
            ]),
          ),
        );
        const scope: LogScope = {
          route: 'searchProjectLogs',
          environments: environments.map(({ ref, label }) => ({
            id: ref.name,
            label,
          })),
          components: rows.map(({ component: { ref, title } }) => ({
            id: ref.name,
            label: title ?? ref.name,
          })),
          search: (client, asked, options) =>
            client.searchProjectLogs({ ...path, ...asked }, options),
          useHistogram: asked =>
            // eslint-disable-next-line react-hooks/rules-of-hooks
            useReply('getProjectLogHistogram', { ...path, ...asked }),
          componentOf: deployment =>
            componentPathOf(cells.get(deployment)?.component),
          environmentOf: ({ deployment }) => {
            const cell = cells.get(deployment.name);
            const label = environments.find(
              ({ ref }) => ref.name === cell?.environment,
            )?.label;
            return cell && label
              ? `${cell.component.name} · ${label}`
              : deployment.name;
          },
        };
        return cells.size === 0 ? (
          <EmptyPanel
            title={t('logSearch.nothingRuns')}
            next={t('logSearch.notDeployedNext')}
          />
        ) : (
          <LogExplorer scope={scope} />
        );
      }}
    </ReplyGate>
  );
}
