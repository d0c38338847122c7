// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Text } from '@backstage/ui';
import type { Deletion } from '@fourplane/plugin-fourplane-common';
import {
  EntityLink,
  fourplaneTranslationRef,
} from '@fourplane/plugin-fourplane-react';
import { useId } from 'react';
import styles from './Edit.module.css';

/** Few of a kind are shown at once, many on demand. */
const FEW = 5;

/** Everything that goes with a thing, kind by kind. */
export function GoesList({ deletion }: { deletion: Deletion }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const id = useId();
  const { goes, thing } = deletion;
  const total = goes.reduce((sum, { things }) => sum + things.length, 0);
  return (
    <div>
      <Text as="h3" variant="body-medium" weight="bold" id={id}>
        {t('edit.delete.goes', { name: thing.title ?? thing.ref.name })}
      </Text>
      {total === 0 ? (
        <Text as="p">{t('edit.delete.alone')}</Text>
      ) : (
        <ul aria-labelledby={id} className={styles.kinds}>
          {goes.map(({ kind, things }) => (
            <li key={kind}>
              <details open={things.length <= FEW}>
                <summary>
                  {t('edit.delete.kind', {
                    kind: t(`edit.kinds.${wordOf(kind)}`),
                    number: String(things.length),
                  })}
                </summary>
                <ul>
                  {things.map(({ ref, title }) => (
                    <li key={ref.name}>
                      {title && title !== ref.name
                        ? `${title} (${ref.name})`
                        : ref.name}
                    </li>
                  ))}
                </ul>
              </details>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const words = [
  'deployment',
  'release',
  'build',
  'endpoint',
  'deploymentTrack',
  'alertRule',
  'resourceDeployment',
  'resourceRelease',
] as const;

function wordOf(
  kind: Deletion['goes'][number]['kind'],
): (typeof words)[number] | 'other' {
  return words.find(word => word === kind) ?? 'other';
}

/** What would be left without it. */
export function UsedBy({ deletion }: { deletion: Deletion }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { usedBy } = deletion;
  return usedBy.length === 0 ? null : (
    <Alert
      status="warning"
      icon
      title={t('edit.delete.used')}
      description={
        <ul className={styles.users}>
          {usedBy.map(({ ref, title = ref.name, entityRef }) => (
            <li key={`${ref.project} ${ref.name}`}>
              <EntityLink entityRef={entityRef} title={title} name={ref.name} />
            </li>
          ))}
        </ul>
      }
    />
  );
}
