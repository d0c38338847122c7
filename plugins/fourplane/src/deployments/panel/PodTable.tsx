// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Cell,
  CellText,
  Table,
  Text,
  type ColumnConfig,
} from '@backstage/ui';
import type { Container, Pod } from '@fourplane/plugin-fourplane-common';
import {
  causeOf,
  fourplaneTranslationRef,
  HealthBadge,
  RelativeTime,
} from '@fourplane/plugin-fourplane-react';
import { useMemo } from 'react';
import styles from '../Deploy.module.css';

interface PodRow {
  readonly id: string;
  readonly pod: Pod;
}

/** The pods of a deployment: how each is and why, its containers, and the way to its log. */
export function PodTable(props: {
  pods: readonly Pod[];
  onLog: (pod: string) => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { pods, onLog } = props;
  const columns = useMemo(
    (): ColumnConfig<PodRow>[] => [
      {
        id: 'name',
        label: t('deploy.health.podName'),
        isRowHeader: true,
        defaultWidth: '2fr',
        cell: ({ pod }) => <CellText title={pod.name} description={pod.node} />,
      },
      {
        id: 'status',
        label: t('deploy.health.status'),
        maxWidth: 150,
        cell: ({ pod }) => (
          <Cell>
            <HealthBadge health={pod.health} />
          </Cell>
        ),
      },
      {
        id: 'why',
        label: t('deploy.health.why'),
        defaultWidth: '2fr',
        cell: ({ pod }) => (
          <Cell>
            <Text>
              {(pod.health.state !== 'ready' && causeOf(pod.health)) || '–'}
            </Text>
          </Cell>
        ),
      },
      {
        id: 'containers',
        label: t('deploy.health.containers'),
        defaultWidth: '2fr',
        cell: ({ pod }) => (
          <Cell>
            <ul className={styles.plainList}>
              {pod.containers.map(container => (
                <li key={container.name}>
                  <ContainerText container={container} />
                </li>
              ))}
            </ul>
          </Cell>
        ),
      },
      {
        id: 'restarts',
        label: t('deploy.health.restarts'),
        maxWidth: 100,
        cell: ({ pod }) => (
          <CellText
            title={`${pod.containers.reduce(
              (sum, { restarts }) => sum + restarts,
              0,
            )}`}
          />
        ),
      },
      {
        id: 'age',
        label: t('deploy.health.age'),
        maxWidth: 140,
        cell: ({ pod: { createdAt } }) => (
          <Cell>{createdAt ? <RelativeTime instant={createdAt} /> : '–'}</Cell>
        ),
      },
      {
        id: 'log',
        label: t('deploy.health.log'),
        maxWidth: 90,
        cell: ({ pod: { name } }) => (
          <Cell>
            <Button
              size="small"
              variant="secondary"
              aria-label={t('deploy.health.logOf', { pod: name })}
              onPress={() => onLog(name)}
            >
              {t('deploy.health.log')}
            </Button>
          </Cell>
        ),
      },
    ],
    [t, onLog],
  );
  if (pods.length === 0) {
    return <Text as="p">{t('deploy.health.noPods')}</Text>;
  }
  return (
    <Table
      columnConfig={columns}
      data={pods.map(pod => ({ id: `${pod.namespace}/${pod.name}`, pod }))}
      pagination={{ type: 'none' }}
    />
  );
}

/** A container in a line: `app: waiting, CrashLoopBackOff (before: OOMKilled, exit code 137)`. */
function ContainerText({ container }: { container: Container }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { name, state, ready, reason, exitCode, last, image } = container;
  const exit = (code: number | undefined) =>
    code === undefined
      ? undefined
      : t('deploy.health.exit', { code: `${code}` });
  const listed = (...parts: (string | undefined)[]) =>
    parts.filter(Boolean).join(', ');
  const stateWord = () => {
    if (state !== 'running') {
      return t(`deploy.health.container.${state}`);
    }
    return t(ready ? 'deploy.health.ready' : 'deploy.health.containerNotReady');
  };
  const before = last && listed(last.reason, exit(last.exitCode));
  return (
    <span title={image}>
      {name}: {listed(stateWord(), reason, exit(exitCode))}
      {before && ` (${t('deploy.health.lastEnd', { how: before })})`}
    </span>
  );
}
