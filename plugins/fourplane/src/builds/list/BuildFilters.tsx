// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SearchField, Select } from '@backstage/ui';
import {
  buildPhases,
  type BuildPage,
} from '@fourplane/plugin-fourplane-common';
import { fourplaneTranslationRef } from '@fourplane/plugin-fourplane-react';
import { useEffect, useRef, useState } from 'react';
import styles from '../Builds.module.css';
import { isCommit, type BuildQuery } from './BuildQuery';

const ALL = 'all';
/** How long typing rests before the list is asked again, in milliseconds. */
const TYPING_MS = 250;
const periods = ['day', 'week', 'month'] as const;

/** Narrows the list: by phase with how many there are of each, branch, commit and time. */
export function BuildFilters(props: {
  query: BuildQuery;
  change: (part: Partial<BuildQuery>) => void;
  /** Absent until the first page is there. */
  page?: Pick<BuildPage, 'branches' | 'counts'>;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { query, change, page } = props;
  const branches = new Set(page?.branches ?? []);
  if (query.branch) {
    branches.add(query.branch);
  }
  return (
    <div
      role="search"
      aria-label={t('builds.filter.label')}
      className={styles.filters}
    >
      <Select
        label={t('builds.filter.phase')}
        className={styles.filter}
        selectedKey={query.phase ?? ALL}
        onSelectionChange={key =>
          change({ phase: buildPhases.find(phase => phase === key) })
        }
        options={[
          { id: ALL, label: t('builds.filter.all') },
          ...buildPhases.map(phase => ({
            id: phase,
            label: withCount(t(`builds.phase.${phase}`), page?.counts[phase]),
          })),
        ]}
      />
      <Select
        label={t('builds.filter.branch')}
        className={styles.filter}
        selectedKey={query.branch ?? ALL}
        onSelectionChange={key =>
          change({ branch: key === ALL ? undefined : `${key}` })
        }
        options={[
          { id: ALL, label: t('builds.filter.all') },
          ...[...branches]
            .sort()
            .map(branch => ({ id: branch, label: branch })),
        ]}
      />
      <Select
        label={t('builds.filter.period')}
        className={styles.filter}
        selectedKey={query.period ?? ALL}
        onSelectionChange={key =>
          change({ period: periods.find(period => period === key) })
        }
        options={[
          { id: ALL, label: t('builds.filter.anyTime') },
          ...periods.map(period => ({
            id: period,
            label: t(`builds.filter.periods.${period}`),
          })),
        ]}
      />
      <CommitSearch
        commit={query.commit}
        onChange={commit => change({ commit })}
      />
    </div>
  );
}

function withCount(word: string, count: number | undefined): string {
  return count ? `${word} (${count})` : word;
}

/** What is typed is shown at once, and asked for when the typing rests. */
function CommitSearch(props: {
  commit: string;
  onChange: (commit: string) => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { commit, onChange } = props;
  const [typed, setTyped] = useState(commit);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => setTyped(commit), [commit]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <SearchField
      className={styles.search}
      label={t('builds.filter.commit')}
      value={typed}
      validationBehavior="aria"
      validate={text =>
        text && !isCommit(text) ? t('builds.filter.badCommit') : null
      }
      onChange={text => {
        setTyped(text);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => onChange(text), TYPING_MS);
      }}
    />
  );
}
