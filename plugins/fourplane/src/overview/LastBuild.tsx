// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { Build, Component } from '@fourplane/plugin-fourplane-common';
import {
  fourplaneTranslationRef,
  RelativeTime,
  StatusBadge,
  TimeSpan,
} from '@fourplane/plugin-fourplane-react';
import { BuildLink } from '../builds/BuildLink';
import { toneOfPhase } from '../builds/toneOfPhase';
import styles from './Overview.module.css';

const SHORT_COMMIT = 8;

/** The last build on one line, with the step that failed below. */
export function LastBuild(props: { build?: Build; component: Component }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { build, component } = props;
  if (!build) {
    const { source, image } = component;
    const deployedImage = source?.type === 'image' ? source.image : image;
    return (
      <Text as="p">
        {deployedImage && source?.type !== 'git'
          ? t('overview.imageSource', { image: deployedImage })
          : t('overview.noBuild')}
      </Text>
    );
  }
  const { phase, startedAt, completedAt, createdAt } = build;
  const when = completedAt ?? startedAt ?? createdAt;
  return (
    <>
      <div className={styles.line}>
        <StatusBadge
          tone={toneOfPhase(phase)}
          word={t(`overview.build.${phase}`)}
          cause={build.message ?? build.reason}
        />
        <BuildLink build={build.ref.name} title={build.title} />
        <Revision revision={build.revision} />
        {startedAt && (completedAt || phase === 'running') && (
          <Text>
            {t(
              completedAt ? 'overview.build.took' : 'overview.build.runningFor',
              {
                duration: <TimeSpan from={startedAt} to={completedAt} />,
              },
            )}
          </Text>
        )}
        {when && (
          <Text>
            <RelativeTime instant={when} />
          </Text>
        )}
      </div>
      {phase === 'failed' && <FailedStep build={build} />}
    </>
  );
}

function Revision({ revision }: { revision: Build['revision'] }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { commit, branch } = revision ?? {};
  const shortCommit = commit?.slice(0, SHORT_COMMIT);
  if (shortCommit && branch) {
    return (
      <Text title={commit}>
        {t('overview.build.revision', { commit: shortCommit, branch })}
      </Text>
    );
  }
  return shortCommit || branch ? (
    <Text title={commit}>{shortCommit ?? branch}</Text>
  ) : null;
}

function FailedStep({ build }: { build: Build }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const failed = build.steps.find(({ phase }) => phase === 'failed');
  const message = failed?.message ?? build.message ?? build.reason;
  if (!failed) {
    return message ? <Text as="p">{message}</Text> : null;
  }
  return (
    <Text as="p">
      {message
        ? t('overview.build.failedStepBecause', { step: failed.name, message })
        : t('overview.build.failedStep', { step: failed.name })}
    </Text>
  );
}
