// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { Placed } from '@fourplane/plugin-fourplane-common';
import {
  fourplaneTranslationRef,
  PanelPart,
  ReplyGate,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import type { ThingPath } from '../ThingPath';
import { DeploymentUrls } from '../../overview/DeploymentUrls';
import { EndpointTable } from '../../overview/EndpointTable';

/** Where a deployment answers, and what its component declares. */
export function EndpointsTab(props: { thing: ThingPath; deployment: Placed }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { urls } = props.deployment;
  return (
    <>
      <PanelPart title={t('deploy.endpoints.urls')}>
        {urls.length === 0 ? (
          <Text as="p">{t('deploy.endpoints.noUrls')}</Text>
        ) : (
          <DeploymentUrls urls={urls} />
        )}
      </PanelPart>
      <PanelPart title={t('deploy.endpoints.declared')}>
        <Declared thing={props.thing} />
      </PanelPart>
    </>
  );
}

function Declared({ thing }: { thing: ThingPath }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const reply = useReply('getComponentOverview', thing);
  return (
    <ReplyGate
      reply={reply}
      what={t('deploy.endpoints.what')}
      stillWorks={t('deploy.history.stillWorks')}
    >
      {({ endpoints }) => <EndpointTable endpoints={endpoints} />}
    </ReplyGate>
  );
}
