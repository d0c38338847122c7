// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import type {
  Component,
  EnvironmentDeployment,
} from '@fourplane/plugin-fourplane-common';
import { fourplaneTranslationRef } from '@fourplane/plugin-fourplane-react';
import { BuildLink } from '../../builds/BuildLink';
import styles from '../Deploy.module.css';
import { CommitLink } from '../source/CommitLink';

/** From what runs to where it came from, in a line: its release, the build of it with its log, and the commit. */
export function RunsWhat(props: {
  item: EnvironmentDeployment;
  source: Component['source'];
  /** Where all about the release is. */
  releaseHref: string;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { item, source, releaseHref } = props;
  const { release, deployment } = item;
  const { build } = release ?? {};
  const name = release?.title ?? release?.ref.name ?? deployment?.release?.name;
  if (!name) {
    return null;
  }
  return (
    <p className={styles.line}>
      <span>
        {t('deploy.release')} <Link href={releaseHref}>{name}</Link>
      </span>
      {build && (
        <span>
          {t('deploy.build')} <BuildLink build={build.ref.name} />
        </span>
      )}
      {build?.commit && (
        <span>
          {t('deploy.commit')}{' '}
          <CommitLink commit={build.commit} source={source} /> {build.branch}
        </span>
      )}
    </p>
  );
}
