// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select, Switch } from '@backstage/ui';
import type { Pod } from '@fourplane/plugin-fourplane-common';
import {
  EmptyPanel,
  fourplaneApiRef,
  fourplaneTranslationRef,
  useLogStream,
  type OpenLog,
} from '@fourplane/plugin-fourplane-react';
import { logInput } from '../../logs/logInput';
import { StreamedLog } from '../../logs/StreamedLog';
import styles from '../Deploy.module.css';
import type { DeployQuery } from '../DeployQuery';
import type { DeploymentPath } from './DeploymentPath';

interface LogsProps {
  path: DeploymentPath;
  pods: readonly Pod[];
  query: DeployQuery;
  change: (part: Partial<DeployQuery>) => void;
}

/** The log of one pod of a deployment, without a choice of one in trouble. */
export function LogsTab(props: LogsProps) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { pods, query } = props;
  const first =
    pods.find(({ health }) => ['failed', 'degraded'].includes(health.state)) ??
    pods[0];
  const pod = query.pod ?? first?.name;
  if (pod === undefined) {
    return (
      <EmptyPanel
        title={t('deploy.logs.noPods')}
        next={t('deploy.logs.noPodsNext')}
      />
    );
  }
  const { container, previous } = query;
  return (
    <PodLog
      {...props}
      key={`${pod} ${container ?? ''} ${previous ?? ''}`}
      pod={pod}
    />
  );
}

function PodLog(props: LogsProps & { pod: string }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const client = useApi(fourplaneApiRef);
  const { path, pods, pod, query, change } = props;
  const { container, previous } = query;
  const open: OpenLog = (request, signal) =>
    client.streamPodLog(
      {
        ...path,
        pod,
        ...(container && { container }),
        ...(previous && { previous }),
        ...logInput(request),
      },
      { signal },
    );
  const log = useLogStream({
    logKey: [...Object.values(path), pod, container, previous].join('/'),
    route: 'streamPodLog',
    open,
    showsNewestFirst: true,
  });
  const isThere = pods.some(({ name }) => name === pod);
  return (
    <StreamedLog
      log={log}
      open={open}
      title={t('deploy.logs.title', { pod })}
      fileName={`${pod}.log`}
      choices={
        <div className={styles.line}>
          <Select
            size="small"
            className={styles.choice}
            label={t('deploy.logs.pod')}
            selectedKey={pod}
            onSelectionChange={key =>
              change({
                pod: `${key}`,
                container: undefined,
                previous: undefined,
              })
            }
            options={[
              ...(isThere
                ? []
                : [{ id: pod, label: t('deploy.logs.gone', { pod }) }]),
              ...pods.map(({ name }) => ({ id: name, label: name })),
            ]}
          />
          {log.containers.length > 1 && (
            <Select
              size="small"
              label={t('deploy.logs.container')}
              selectedKey={container ?? log.container ?? null}
              onSelectionChange={key => change({ pod, container: `${key}` })}
              options={log.containers.map(name => ({ id: name, label: name }))}
            />
          )}
          <Switch
            label={t('deploy.logs.previous')}
            isSelected={previous === 'true'}
            onChange={isOn =>
              change({ pod, previous: isOn ? 'true' : undefined })
            }
          />
        </div>
      }
    />
  );
}
