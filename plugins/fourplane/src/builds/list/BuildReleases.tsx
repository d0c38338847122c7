// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { refKey, type BuildSummary } from '@fourplane/plugin-fourplane-common';
import { fourplaneTranslationRef } from '@fourplane/plugin-fourplane-react';
import styles from '../Builds.module.css';

/** Which releases came of a build, and where each of them runs. */
export function BuildReleases({ releases }: Pick<BuildSummary, 'releases'>) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  if (releases.length === 0) {
    return <span>–</span>;
  }
  return (
    <ul className={styles.releases}>
      {releases.map(({ ref, title, environments }) => (
        <li key={refKey(ref)} title={ref.name}>
          {environments.length > 0
            ? t('builds.releaseIn', {
                release: title ?? ref.name,
                environments: environments
                  .map(environment => environment.title ?? environment.ref.name)
                  .join(', '),
              })
            : title ?? ref.name}
        </li>
      ))}
    </ul>
  );
}
