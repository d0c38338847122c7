// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, Select, Switch } from '@backstage/ui';
import type {
  EnvironmentDeployment,
  Pod,
} from '@fourplane/plugin-fourplane-common';
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
import { PodsNotice } from './PodsNotice';
import { useHeldPod } from './useHeldPod';

interface LogsProps {
  path: DeploymentPath;
  runtime: EnvironmentDeployment['runtime'];
  query: DeployQuery;
  change: (part: Partial<DeployQuery>) => void;
}

const noPods: readonly Pod[] = [];

/** The log of one pod of a deployment, without a choice of one in trouble. */
export function LogsTab(props: LogsProps) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { runtime, query, change } = props;
  const pods = runtime?.pods ?? noPods;
  const { held, offered } = useHeldPod(pods, query.pod);
  const { container, previous } = query;
  return (
    <>
      <PodsNotice runtime={runtime} />
      {held === undefined && (runtime?.state ?? 'none') !== 'none' && (
        <EmptyPanel
          title={t('deploy.logs.noPods')}
          next={t('deploy.logs.noPodsNext')}
        />
      )}
      {held !== undefined && offered !== undefined && (
        <NewerPod
          isGone={!pods.some(({ name }) => name === held)}
          held={held}
          offered={offered}
          onRead={() =>
            change({ pod: offered, container: undefined, previous: undefined })
          }
        />
      )}
      {held !== undefined && (
        <PodLog
          {...props}
          key={`${held} ${container ?? ''} ${previous ?? ''}`}
          pods={pods}
          pod={held}
        />
      )}
    </>
  );
}

/** Offers the log of a newer pod, without taking away the one that is read. */
function NewerPod(props: {
  isGone: boolean;
  held: string;
  offered: string;
  onRead: () => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { isGone, held, offered, onRead } = props;
  return (
    <div role="status">
      <Alert
        status="info"
        icon
        title={
          isGone
            ? t('deploy.logs.ended', { pod: held })
            : t('deploy.logs.newer', { pod: offered })
        }
        customActions={
          <Button size="small" variant="secondary" onPress={onRead}>
            {t('deploy.logs.read', { pod: offered })}
          </Button>
        }
      />
    </div>
  );
}

function PodLog(props: LogsProps & { pods: readonly Pod[]; pod: string }) {
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
