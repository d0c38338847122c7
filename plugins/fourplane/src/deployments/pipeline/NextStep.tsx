// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  ThingDeployments,
  EnvironmentDeployment,
} from '@fourplane/plugin-fourplane-common';
import { fourplaneTranslationRef } from '@fourplane/plugin-fourplane-react';
import { sourcesOf } from './sourcesOf';

/** What has to be done so that something runs in an environment where nothing does. */
export function NextStep(props: {
  item: EnvironmentDeployment;
  deployments: ThingDeployments;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { item, deployments } = props;
  const sources = sourcesOf(item, deployments.environments);
  const running = sources.find(({ deployment }) => deployment);
  const from = (running ?? sources[0])?.label;
  const words = () => {
    if (!item.isOnPipeline) {
      return t('deploy.empty.off');
    }
    if (running && from) {
      return t('deploy.empty.promote', { from });
    }
    if (from) {
      return t('deploy.empty.before', { from });
    }
    return t(
      deployments.releases.length > 0
        ? 'deploy.empty.first'
        : 'deploy.empty.noRelease',
    );
  };
  return <>{words()}</>;
}
