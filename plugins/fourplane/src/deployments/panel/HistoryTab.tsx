// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, Switch, Text } from '@backstage/ui';
import type {
  Component,
  DeploymentHistory,
  EnvironmentDeployment,
} from '@fourplane/plugin-fourplane-common';
import {
  EmptyPanel,
  fourplaneTranslationRef,
  ReplyGate,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import { useState } from 'react';
import type { ThingPath } from '../ThingPath';
import styles from '../Deploy.module.css';
import { HistoryStep } from './HistoryStep';
import { stepsTo } from './stepsTo';

/** How what runs came to be: commit, build, image, release, environment. */
export function HistoryTab(props: {
  thing: ThingPath;
  item: EnvironmentDeployment;
  source: Component['source'];
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { thing, item, source } = props;
  const reply = useReply('getDeploymentHistory', thing);
  return (
    <ReplyGate
      reply={reply}
      what={t('deploy.history.what')}
      stillWorks={t('deploy.history.stillWorks')}
      skeleton={<Skeleton width="100%" height={240} />}
    >
      {history => <Timeline history={history} item={item} source={source} />}
    </ReplyGate>
  );
}

function Timeline(props: {
  history: DeploymentHistory;
  item: EnvironmentDeployment;
  source: Component['source'];
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { history, item, source } = props;
  const { entries, omitted } = history;
  const [isNarrowed, setNarrowed] = useState(true);
  if (entries.length === 0) {
    return (
      <EmptyPanel
        title={t('deploy.history.empty')}
        next={t('deploy.history.emptyNext')}
      />
    );
  }
  const shown = isNarrowed ? stepsTo(item.ref, entries) : entries;
  return (
    <>
      <Switch
        label={t('deploy.history.only', { environment: item.label })}
        isSelected={isNarrowed}
        onChange={setNarrowed}
      />
      {shown.length === 0 && (
        <EmptyPanel
          title={t('deploy.history.none', { environment: item.label })}
          next={t('deploy.history.noneNext')}
        />
      )}
      {shown.length > 0 && (
        <ol aria-label={t('deploy.history.label')} className={styles.timeline}>
          {shown.map(entry => (
            <HistoryStep key={entry.id} entry={entry} source={source} />
          ))}
        </ol>
      )}
      <Text as="p" variant="body-small">
        {t('deploy.history.presentOnly')}{' '}
        {!isNarrowed &&
          omitted > 0 &&
          t('deploy.history.omitted', { count: omitted })}
      </Text>
    </>
  );
}
