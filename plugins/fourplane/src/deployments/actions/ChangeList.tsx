// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { Change } from '@fourplane/plugin-fourplane-common';
import { fourplaneTranslationRef } from '@fourplane/plugin-fourplane-react';
import { useId } from 'react';
import styles from './Actions.module.css';

/** Exactly what would be written, object by object and field by field. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const id = useId();
  const objects = [...new Set(changes.map(({ object }) => object))];
  return (
    <div className={styles.objects}>
      <Text as="h3" variant="body-medium" weight="bold" id={id}>
        {t('deployAction.changes')}
      </Text>
      <ul className={styles.objects} aria-labelledby={id}>
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
    </div>
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
