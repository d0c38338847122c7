// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EmptyPanel,
  fourplaneTranslationRef,
  ReplyGate,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import { componentPathOf, type ComponentPath } from '../builds/ComponentPath';
import { ForModel } from '../ForModel';
import { LogExplorer } from './LogExplorer';
import type { LogScope } from './LogScope';

/** Answers for one component: what did it say. */
export function LogsTab() {
  return (
    <ForModel pathOf={componentPathOf}>
      {component => <ComponentLogs component={component} />}
    </ForModel>
  );
}

function ComponentLogs({ component }: { component: ComponentPath }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const reply = useReply('getDeployments', component);
  return (
    <ReplyGate
      reply={reply}
      what={t('metrics.environmentsWhat')}
      thing={t('deploy.thing', { name: component.name })}
      stillWorks={t('metrics.stillWorks')}
    >
      {({ environments }) => {
        const deployed = environments.filter(one => one.deployment);
        const labels = new Map(
          deployed.map(one => [one.deployment?.ref.name, one.label]),
        );
        const scope: LogScope = {
          kind: 'component',
          path: component,
          environments: deployed.map(({ ref, label }) => ({
            id: ref.name,
            label,
          })),
          componentOf: () => component,
          placeOf: ({ deployment }) =>
            labels.get(deployment.name) ?? deployment.name,
        };
        return deployed.length === 0 ? (
          <EmptyPanel
            title={t('metrics.notDeployed')}
            next={t('logSearch.notDeployedNext')}
          />
        ) : (
          <LogExplorer scope={scope} />
        );
      }}
    </ReplyGate>
  );
}
