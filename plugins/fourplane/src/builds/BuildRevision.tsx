// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Build } from '@fourplane/plugin-fourplane-common';
import { fourplaneTranslationRef } from '@fourplane/plugin-fourplane-react';
import styles from './Builds.module.css';

const SHORT_COMMIT = 8;

/** What was built: `a1b2c3d4 on main`; that nobody knows is said, too. */
export function BuildRevision({ revision }: Pick<Build, 'revision'>) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { commit, branch } = revision ?? {};
  if (!commit && !branch) {
    return <span>{t('builds.revision.unknown')}</span>;
  }
  return (
    <span className={styles.revision}>
      {commit && <code title={commit}>{commit.slice(0, SHORT_COMMIT)}</code>}
      {branch && (
        <span>{commit ? t('builds.revision.on', { branch }) : branch}</span>
      )}
    </span>
  );
}
