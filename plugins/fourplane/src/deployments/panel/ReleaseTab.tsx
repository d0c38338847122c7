// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select, Text } from '@backstage/ui';
import {
  isSameRef,
  type ComponentDeployments,
  type EnvironmentDeployment,
} from '@fourplane/plugin-fourplane-common';
import {
  fourplaneTranslationRef,
  RelativeTime,
} from '@fourplane/plugin-fourplane-react';
import type { ComponentPath } from '../../builds/ComponentPath';
import { Fact, Facts } from '../../builds/run/Facts';
import styles from '../Deploy.module.css';
import type { DeployQuery } from '../DeployQuery';
import { DriftNote } from '../matrix/DriftNote';
import { labelOf } from '../pipeline/labelOf';
import { sourcesOf } from '../pipeline/sourcesOf';
import { BuildLink } from './BuildLink';
import { ComparisonView } from './ComparisonView';
import { PanelPart } from './PanelPart';

/** Which release runs, what it was built from, and how it differs from another. */
export function ReleaseTab(props: {
  component: ComponentPath;
  deployments: ComponentDeployments;
  item: EnvironmentDeployment;
  query: DeployQuery;
  change: (part: Partial<DeployQuery>) => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { component, deployments, item, query, change } = props;
  const options = useSides(deployments, item);
  const chosen = options.find(({ id }) => id === query.with) ?? options[0];
  return (
    <>
      <PanelPart title={t('deploy.release')}>
        <ReleaseFacts item={item} />
        <DriftNote
          drift={item.drift}
          from={
            item.drift ? labelOf(item.drift.from, deployments.environments) : ''
          }
        />
      </PanelPart>
      <PanelPart title={t('deploy.compare.title')}>
        {chosen ? (
          <>
            <Select
              size="small"
              className={styles.choice}
              label={t('deploy.compare.with')}
              selectedKey={chosen.id}
              onSelectionChange={key => change({ with: `${key}` })}
              options={options}
            />
            <ComparisonView
              key={chosen.id}
              component={component}
              left={chosen.id}
              right={`environment:${item.ref.name}`}
            />
          </>
        ) : (
          <Text as="p">{t('deploy.compare.nothing')}</Text>
        )}
      </PanelPart>
    </>
  );
}

function ReleaseFacts({ item }: { item: EnvironmentDeployment }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
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
            <code className={styles.value}>{build.commit}</code> {build.branch}
          </Fact>
        )}
      </Facts>
    </>
  );
}

/** What it can be compared with: the environment before it first, then other environments, then releases. */
function useSides(
  deployments: ComponentDeployments,
  item: EnvironmentDeployment,
): { id: string; label: string }[] {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { environments, releases } = deployments;
  const sources = sourcesOf(item, environments);
  const others = environments.filter(other => !isSameRef(other.ref, item.ref));
  const rank = (other: EnvironmentDeployment) => {
    if (item.drift && isSameRef(item.drift.from, other.ref)) {
      return 0;
    }
    return sources.includes(other) ? 1 : 2;
  };
  return [
    ...others
      .filter(({ deployment }) => deployment)
      .sort((one, other) => rank(one) - rank(other))
      .map(({ ref, label }) => ({
        id: `environment:${ref.name}`,
        label: t('deploy.compare.environment', { name: label }),
      })),
    ...releases.map(({ ref, title }) => ({
      id: `${ref.kind}:${ref.name}`,
      label: t(
        ref.kind === 'build'
          ? 'deploy.compare.buildNamed'
          : 'deploy.compare.releaseNamed',
        { name: title ?? ref.name },
      ),
    })),
  ];
}
