// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { refKey, type BuildDetail } from '@fourplane/plugin-fourplane-common';
import {
  EntityLink,
  fourplaneTranslationRef,
  PanelPart,
} from '@fourplane/plugin-fourplane-react';
import type { ReactNode } from 'react';
import styles from './Run.module.css';

/** What came of a run: the image, and the releases made of it and where they are. */
export function ResultTab(props: {
  detail: BuildDetail;
  /** What came of its steps. */
  children: ReactNode;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { build, releases } = props.detail;
  return (
    <div className={styles.values}>
      <PanelPart title={t('builds.result.image')}>
        {build.image ? (
          <code className={styles.value}>{build.image}</code>
        ) : (
          <Text as="p">
            {t(
              build.phase === 'succeeded'
                ? 'builds.result.imageUnknown'
                : 'builds.result.noImage',
            )}
          </Text>
        )}
      </PanelPart>
      <PanelPart title={t('builds.result.releases')}>
        {releases.length === 0 && (
          <Text as="p">
            {t(
              build.phase === 'succeeded'
                ? 'builds.result.noReleases'
                : 'builds.result.noReleasesYet',
            )}
          </Text>
        )}
        <ul className={styles.plainList}>
          {releases.map(({ ref, title, environments }) => (
            <li key={refKey(ref)} className={styles.line}>
              <Text weight="bold" title={ref.name}>
                {title ?? ref.name}
              </Text>
              {environments.length === 0 && (
                <Text>{t('builds.result.nowhere')}</Text>
              )}
              {environments.map(environment => (
                <span key={refKey(environment.ref)}>
                  →{' '}
                  <EntityLink
                    of={environment.ref}
                    title={environment.title ?? environment.ref.name}
                    name={environment.ref.name}
                  />
                </span>
              ))}
            </li>
          ))}
        </ul>
      </PanelPart>
      {props.children}
    </div>
  );
}
