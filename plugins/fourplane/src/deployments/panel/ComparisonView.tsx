// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Cell,
  CellText,
  Skeleton,
  Table,
  Text,
  type ColumnConfig,
} from '@backstage/ui';
import type { Change, Comparison } from '@fourplane/plugin-fourplane-common';
import {
  FailurePanel,
  fourplaneTranslationRef,
  LoadingRegion,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import { useMemo } from 'react';
import type { ComponentPath } from '../../builds/ComponentPath';
import styles from '../Deploy.module.css';
import { YamlText } from './YamlText';

interface ChangeRow {
  readonly id: string;
  readonly change: Change;
}

/** The differences of two releases or environments, field by field, and both as YAML. */
export function ComparisonView(props: {
  component: ComponentPath;
  left: string;
  right: string;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { component, left, right } = props;
  const reply = useReply('compareDeployments', { ...component, left, right });
  if (reply.state === 'loading') {
    return (
      <LoadingRegion what={t('deploy.compare.what')}>
        <Skeleton height={160} />
      </LoadingRegion>
    );
  }
  if (reply.state === 'failed') {
    return (
      <FailurePanel
        failure={reply.failure}
        what={t('deploy.compare.what')}
        stillWorks={t('deploy.compare.stillWorks')}
        onRetry={reply.look}
        isRetrying={reply.isLooking}
      />
    );
  }
  return <Differences comparison={reply.data} />;
}

function Differences({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { left, right, changes } = comparison;
  return (
    <>
      {changes.length === 0 ? (
        <Text as="p">
          {t('deploy.compare.same', { left: left.title, right: right.title })}
        </Text>
      ) : (
        <>
          <Text as="p">
            {t('deploy.compare.changes', { count: changes.length })}
          </Text>
          <ChangeTable comparison={comparison} />
        </>
      )}
      <details>
        <summary>{t('deploy.compare.yaml')}</summary>
        <div className={styles.split}>
          {[left, right].map(({ title, yaml }, index) => (
            <YamlText
              key={index === 0 ? 'left' : 'right'}
              label={t('deploy.compare.yamlOf', { name: title })}
              yaml={yaml}
            />
          ))}
        </div>
      </details>
    </>
  );
}

function ChangeTable({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { left, right, changes } = comparison;
  const columns = useMemo(
    (): ColumnConfig<ChangeRow>[] => [
      {
        id: 'path',
        label: t('deploy.compare.field'),
        isRowHeader: true,
        defaultWidth: '2fr',
        cell: ({ change: { path, object } }) => (
          <CellText title={path} description={object} />
        ),
      },
      {
        id: 'before',
        label: left.title,
        defaultWidth: '2fr',
        cell: ({ change: { before } }) => (
          <Cell>
            <Value value={before} />
          </Cell>
        ),
      },
      {
        id: 'after',
        label: right.title,
        defaultWidth: '2fr',
        cell: ({ change: { after } }) => (
          <Cell>
            <Value value={after} />
          </Cell>
        ),
      },
    ],
    [t, left.title, right.title],
  );
  return (
    <Table
      columnConfig={columns}
      data={changes.map((change, index) => ({ id: `${index}`, change }))}
      pagination={{ type: 'none' }}
    />
  );
}

function Value({ value }: { value: unknown }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  if (value === undefined) {
    return <span className={styles.aside}>{t('deploy.compare.absent')}</span>;
  }
  return (
    <code className={styles.value}>
      {typeof value === 'string' ? value : JSON.stringify(value, undefined, 2)}
    </code>
  );
}
