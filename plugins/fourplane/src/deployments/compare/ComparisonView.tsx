// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Cell,
  CellText,
  Skeleton,
  Table,
  Text,
  type ColumnConfig,
} from '@backstage/ui';
import type { Change, Comparison } from '@fourplane/plugin-fourplane-common';
import {
  fourplaneTranslationRef,
  ReplyGate,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import { useMemo } from 'react';
import type { ThingPath } from '../ThingPath';
import styles from '../Deploy.module.css';
import { YamlText } from '../panel/YamlText';
import { YamlDiff } from './YamlDiff';

/** What to call the sides. */
interface Titles {
  readonly left: string;
  readonly right: string;
}

interface ChangeRow {
  readonly id: string;
  readonly change: Change;
}

/** The differences of two sides, field by field and line by line. */
export function ComparisonView(props: {
  thing: ThingPath;
  left: string;
  right: string;
  titles: Titles;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { thing, left, right, titles } = props;
  const reply = useReply('compareDeployments', { ...thing, left, right });
  return (
    <ReplyGate
      reply={reply}
      what={t('deploy.compare.what')}
      stillWorks={t('deploy.compare.stillWorks')}
      skeleton={<Skeleton width="100%" height={160} />}
    >
      {comparison => <Differences comparison={comparison} titles={titles} />}
    </ReplyGate>
  );
}

interface DifferencesProps {
  comparison: Comparison;
  titles: Titles;
}

function Differences({ comparison, titles }: DifferencesProps) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { left, right, changes, problems = [] } = comparison;
  if (
    changes.length === 0 &&
    problems.length === 0 &&
    left.yaml === right.yaml
  ) {
    return (
      <>
        <Text as="p">{t('deploy.compare.same', titles)}</Text>
        <details>
          <summary>{t('deploy.compare.yamlOf', { name: titles.left })}</summary>
          <YamlText
            label={t('deploy.compare.yamlOf', { name: titles.left })}
            yaml={left.yaml}
          />
        </details>
      </>
    );
  }
  return (
    <>
      {problems.map(({ what, where, mend }) => (
        <Alert
          key={`${what} ${where}`}
          status="warning"
          icon
          title={t('deploy.health.problemAt', { what, where })}
          description={mend}
        />
      ))}
      {changes.length > 0 && (
        <>
          <Text as="p">
            {t('deploy.compare.changes', { count: changes.length })}
          </Text>
          <ChangeTable comparison={comparison} titles={titles} />
        </>
      )}
      <div className={styles.section}>
        <Text as="h4" variant="body-medium" weight="bold">
          {t('deploy.compare.yaml', titles)}
        </Text>
        <YamlDiff
          label={t('deploy.compare.yaml', titles)}
          left={left.yaml}
          right={right.yaml}
        />
      </div>
    </>
  );
}

function ChangeTable({ comparison, titles }: DifferencesProps) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { changes } = comparison;
  const columns = useMemo(
    (): ColumnConfig<ChangeRow>[] => [
      {
        id: 'path',
        label: t('deploy.compare.field'),
        isRowHeader: true,
        defaultWidth: '2fr',
        cell: ({ change: { path, object } }) => (
          <CellText
            title={path || t('deploy.compare.whole')}
            description={object}
          />
        ),
      },
      {
        id: 'before',
        label: titles.left,
        defaultWidth: '2fr',
        cell: ({ change: { before } }) => (
          <Cell>
            <Value value={before} />
          </Cell>
        ),
      },
      {
        id: 'after',
        label: titles.right,
        defaultWidth: '2fr',
        cell: ({ change: { after } }) => (
          <Cell>
            <Value value={after} />
          </Cell>
        ),
      },
    ],
    [t, titles.left, titles.right],
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
