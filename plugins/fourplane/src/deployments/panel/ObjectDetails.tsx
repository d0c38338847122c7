// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import {
  causeOf,
  fourplaneTranslationRef,
  HealthBadge,
  PanelPart,
  RelativeTime,
  ReplyGate,
  StatusBadge,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import styles from '../Deploy.module.css';
import type { DeploymentPath } from './DeploymentPath';
import type { TreeObject } from './ObjectTree';
import { YamlText } from './YamlText';

/** One object: how it is, what Kubernetes said of it, its YAML, and for a pod the way to its log. */
export function ObjectDetails(props: {
  path: DeploymentPath;
  object: TreeObject;
  onLog: (pod: string) => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { path, object, onLog } = props;
  const { kind, name, health, createdAt } = object;
  const cause = causeOf(health);
  return (
    <div className={styles.panel}>
      <PanelPart title={`${kind} ${name}`}>
        <div className={styles.line}>
          <HealthBadge health={health} />
          {health.state !== 'ready' && cause && <span>{cause}</span>}
          {createdAt && (
            <span>
              {t('deploy.resources.created')}{' '}
              <RelativeTime instant={createdAt} />
            </span>
          )}
          {kind === 'Pod' && (
            <Button
              size="small"
              variant="secondary"
              onPress={() => onLog(name)}
            >
              {t('deploy.resources.openLog')}
            </Button>
          )}
        </div>
      </PanelPart>
      <PanelPart title={t('deploy.resources.events')}>
        <Events object={object} />
      </PanelPart>
      <PanelPart title={t('deploy.resources.yaml')}>
        <Manifest path={path} object={object} />
      </PanelPart>
    </div>
  );
}

function Events({ object }: { object: TreeObject }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { events } = object;
  if (events.length === 0) {
    return <Text as="p">{t('deploy.resources.noEvents')}</Text>;
  }
  return (
    <ul className={styles.plainList}>
      {events.map(({ at, type, reason, message, count }) => (
        <li key={`${at} ${reason} ${message}`} className={styles.line}>
          <StatusBadge
            tone={type === 'Warning' ? 'warning' : 'silent'}
            word={
              count > 1
                ? t('deploy.resources.event', { reason, number: `${count}` })
                : reason
            }
          />
          <span>{message}</span>
          {at && <RelativeTime instant={at} />}
        </li>
      ))}
    </ul>
  );
}

function Manifest(props: { path: DeploymentPath; object: TreeObject }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { path, object } = props;
  const { id, kind, name } = object;
  const what = t('deploy.resources.yamlWhat', { kind, name });
  const reply = useReply('getRuntimeManifest', { ...path, object: id });
  return (
    <ReplyGate
      reply={reply}
      what={what}
      stillWorks={t('deploy.history.stillWorks')}
    >
      {({ yaml }) => <YamlText label={what} yaml={yaml} />}
    </ReplyGate>
  );
}
