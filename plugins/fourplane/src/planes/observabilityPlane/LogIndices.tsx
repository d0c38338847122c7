// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { CellText, Table, Text, type ColumnConfig } from '@backstage/ui';
import type { StoredLogIndex } from '@fourplane/plugin-fourplane-common';
import {
  fourplaneTranslationRef,
  useLocale,
} from '@fourplane/plugin-fourplane-react';
import { useMemo } from 'react';
import { formatOf } from '../../metrics/formatOf';

interface IndexRow {
  readonly id: string;
  readonly index: StoredLogIndex;
}

const SHOWN = 20;

/** Indices with logs and how large they are, in sum and the largest one by one. */
export function LogIndices({
  indices,
}: {
  indices: readonly StoredLogIndex[];
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const locale = useLocale();
  const bytes = formatOf('memory', locale);
  const number = new Intl.NumberFormat(locale);
  const columns = useIndexColumns(locale);
  const sum = (of: (index: StoredLogIndex) => number | undefined) =>
    indices.reduce((total, index) => total + (of(index) ?? 0), 0);
  return (
    <>
      <Text as="p">
        {t('plane.indices.sum', {
          number: number.format(indices.length),
          documents: number.format(sum(one => one.documents)),
          size: indices.every(one => one.bytes === undefined)
            ? t('plane.nodes.unknown')
            : bytes(sum(one => one.bytes)),
        })}
      </Text>
      <Table
        columnConfig={columns}
        data={indices.slice(0, SHOWN).map(index => ({ id: index.name, index }))}
        pagination={{ type: 'none' }}
      />
    </>
  );
}

function useIndexColumns(locale: string) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  return useMemo((): ColumnConfig<IndexRow>[] => {
    const number = new Intl.NumberFormat(locale);
    const bytes = formatOf('memory', locale);
    const orUnknown = (
      value: number | undefined,
      as: (value: number) => string,
    ) => (value === undefined ? t('plane.nodes.unknown') : as(value));
    return [
      {
        id: 'name',
        label: t('plane.indices.name'),
        isRowHeader: true,
        cell: ({ index }) => <CellText title={index.name} />,
      },
      {
        id: 'health',
        label: t('plane.indices.health'),
        cell: ({ index }) => <CellText title={index.health} />,
      },
      {
        id: 'documents',
        label: t('plane.indices.documents'),
        cell: ({ index }) => (
          <CellText title={orUnknown(index.documents, number.format)} />
        ),
      },
      {
        id: 'size',
        label: t('plane.indices.size'),
        cell: ({ index }) => <CellText title={orUnknown(index.bytes, bytes)} />,
      },
    ];
  }, [t, locale]);
}
