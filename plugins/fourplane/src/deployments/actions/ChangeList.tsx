// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Change } from '@fourplane/plugin-fourplane-common';
import { fourplaneTranslationRef } from '@fourplane/plugin-fourplane-react';
import styles from './Actions.module.css';

/** Exactly what would be written, object by object and field by field. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const objects = [...new Set(changes.map(({ object }) => object))];
  return (
    <ul className={styles.objects} aria-label={t('deployAction.changes')}>
      {objects.map(object => (
        <li key={object}>
          <strong>{object}</strong>
          <dl className={styles.fields}>
            {changes
              .filter(change => change.object === object)
              .map(({ path, before, after }) => (
                <div key={path} className={styles.field}>
                  <dt>
                    <code>{path}</code>
                  </dt>
                  <dd>
                    <Value value={before} absent={t('deployAction.added')} />
                    {' → '}
                    <Value value={after} absent={t('deployAction.removed')} />
                  </dd>
                </div>
              ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

function Value(props: { value: unknown; absent: string }) {
  const { value, absent } = props;
  if (value === undefined) {
    return <span className={styles.absent}>{absent}</span>;
  }
  return (
    <code className={styles.value}>
      {typeof value === 'string' ? value : JSON.stringify(value, null, 1)}
    </code>
  );
}
