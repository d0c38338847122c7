// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type {
  Component,
  ThingDeployments,
  EnvironmentDeployment,
} from '@fourplane/plugin-fourplane-common';
import {
  Fact,
  Facts,
  fourplaneTranslationRef,
  PanelPart,
  RelativeTime,
} from '@fourplane/plugin-fourplane-react';
import { BuildLink } from '../../builds/BuildLink';
import type { ThingPath } from '../ThingPath';
import { CompareView } from '../compare/CompareView';
import styles from '../Deploy.module.css';
import type { DeployQuery } from '../DeployQuery';
import { DriftNote } from '../matrix/DriftNote';
import { labelOf } from '../pipeline/labelOf';
import { CommitLink } from '../source/CommitLink';

/** Which release runs, what it was built from, and how it differs from another. */
export function ReleaseTab(props: {
  thing: ThingPath;
  deployments: ThingDeployments;
  item: EnvironmentDeployment;
  query: DeployQuery;
  change: (part: Partial<DeployQuery>) => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { deployments, item } = props;
  return (
    <>
      <PanelPart title={t('deploy.release')}>
        <ReleaseFacts item={item} source={deployments.component?.source} />
        <DriftNote
          drift={item.drift}
          from={
            item.drift ? labelOf(item.drift.from, deployments.environments) : ''
          }
        />
      </PanelPart>
      <PanelPart title={t('deploy.compare.title')}>
        <CompareView {...props} />
      </PanelPart>
    </>
  );
}

function ReleaseFacts(props: {
  item: EnvironmentDeployment;
  source: Component['source'];
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { item, source } = props;
  const { release, deployment } = item;
  const image = deployment?.image ?? release?.image;
  const { build, createdAt } = release ?? {};
  const name = release?.title ?? release?.ref.name ?? deployment?.release?.name;
  return (
    <>
      {!name && <Text as="p">{t('deploy.compare.noRelease')}</Text>}
      <Facts>
        {name && (
          <Fact term={t('deploy.release')}>
            <span title={release?.ref.name}>{name}</span>{' '}
            {createdAt && <RelativeTime instant={createdAt} />}
          </Fact>
        )}
        {image && (
          <Fact term={t('deploy.image')}>
            <code className={styles.value}>{image}</code>
          </Fact>
        )}
        {build && (
          <Fact term={t('deploy.build')}>
            <BuildLink build={build.ref.name} />
          </Fact>
        )}
        {build?.commit && (
          <Fact term={t('deploy.commit')}>
            <CommitLink commit={build.commit} source={source} /> {build.branch}
          </Fact>
        )}
      </Facts>
    </>
  );
}
