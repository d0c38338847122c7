// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { Runtime } from '@fourplane/plugin-fourplane-common';
import {
  Fact,
  Facts,
  fourplaneTranslationRef,
  PanelPart,
  RelativeTime,
  StatusBadge,
  type StatusTone,
  TimeSpan,
} from '@fourplane/plugin-fourplane-react';
import styles from '../Deploy.module.css';
import { PlannedInstant } from '../pipeline/PlannedInstant';

type Schedule = NonNullable<Runtime['schedule']>;

const tones: Record<Schedule['runs'][number]['phase'], StatusTone> = {
  running: 'working',
  succeeded: 'good',
  failed: 'bad',
  unknown: 'unknown',
};

/** When a scheduled task runs, when it ran last and next, and how its last runs ended. */
export function ScheduleView(props: {
  schedule: Schedule;
  nextRunAt?: string;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { schedule, nextRunAt } = props;
  const { cron, timeZone, suspended, lastRunAt, runs } = schedule;
  return (
    <>
      <PanelPart title={t('deploy.schedule.title')}>
        {suspended && <Text as="p">{t('deploy.schedule.suspended')}</Text>}
        <Facts>
          <Fact term={t('deploy.schedule.cron')}>
            <code className={styles.value}>{cron}</code>{' '}
            {timeZone && t('deploy.schedule.zone', { zone: timeZone })}
          </Fact>
          {!suspended && (
            <Fact term={t('deploy.schedule.next')}>
              {nextRunAt ? (
                <PlannedInstant instant={nextRunAt} />
              ) : (
                t('deploy.schedule.nextUnknown')
              )}
            </Fact>
          )}
          <Fact term={t('deploy.schedule.last')}>
            {lastRunAt ? (
              <RelativeTime instant={lastRunAt} />
            ) : (
              t('deploy.schedule.never')
            )}
          </Fact>
        </Facts>
      </PanelPart>
      <PanelPart title={t('deploy.schedule.runs')}>
        {runs.length === 0 && <Text as="p">{t('deploy.schedule.noRuns')}</Text>}
        <ul className={styles.plainList}>
          {runs.map(({ name, phase, reason, message, startedAt, ...run }) => (
            <li key={name} className={styles.line}>
              <StatusBadge
                tone={tones[phase]}
                word={t(`deploy.schedule.phases.${phase}`)}
                cause={message ?? reason}
              />
              <span>{name}</span>
              {startedAt && <RelativeTime instant={startedAt} />}
              {startedAt && (run.completedAt || phase === 'running') && (
                <TimeSpan from={startedAt} to={run.completedAt} />
              )}
              {phase === 'failed' && <span>{message ?? reason}</span>}
            </li>
          ))}
        </ul>
      </PanelPart>
    </>
  );
}
