// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
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

/** When a scheduled task runs, when it ran last and next, how its last runs ended, and what they wrote. */
export function ScheduleView(props: {
  schedule: Schedule;
  nextRunAt?: string;
  pods: Runtime['pods'];
  onLog: (pod: string) => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { schedule, nextRunAt, pods, onLog } = props;
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
              <RunLog run={name} pods={pods} onLog={onLog} />
            </li>
          ))}
        </ul>
      </PanelPart>
    </>
  );
}

/** To what a run wrote: its last pod's log, where one is still there. */
function RunLog(props: {
  run: string;
  pods: Runtime['pods'];
  onLog: (pod: string) => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { run, pods, onLog } = props;
  const [last] = pods
    .filter(({ job }) => job === run)
    .sort((one, other) =>
      (other.createdAt ?? '').localeCompare(one.createdAt ?? ''),
    );
  return last ? (
    <Button
      size="small"
      variant="secondary"
      aria-label={t('deploy.health.logOf', { pod: run })}
      onPress={() => onLog(last.name)}
    >
      {t('deploy.health.log')}
    </Button>
  ) : (
    <span className={styles.aside}>{t('deploy.schedule.noPod')}</span>
  );
}
