// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SearchField, Select, Switch } from '@backstage/ui';
import { logLevels, type FoundLine } from '@fourplane/plugin-fourplane-common';
import { fourplaneTranslationRef } from '@fourplane/plugin-fourplane-react';
import { useEffect, useRef, useState } from 'react';
import { TimeRangePicker } from '../timeRange/TimeRangePicker';
import { FieldSearch } from './FieldSearch';
import { FilterTags } from './FilterTags';
import type { LogChoice, LogScope } from './LogScope';
import styles from './LogSearch.module.css';
import type { LogsQuery } from './LogsQuery';

const ALL = 'all';
/** How long typing rests before lines are searched again, in milliseconds. */
const TYPING_MS = 300;
/** Levels to choose down to; down to the last is all. */
const shownLevels = logLevels.slice(0, -1);

interface FiltersProps {
  scope: LogScope;
  query: LogsQuery;
  change: (part: Partial<LogsQuery>) => void;
  /** Those that were found: where they are from can be chosen. */
  lines: readonly FoundLine[];
}

/** Narrows the lines: by text, time, level, where they are from. */
export function LogFilters({ scope, query, change, lines }: FiltersProps) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  return (
    <div
      role="search"
      aria-label={t('logSearch.filter.label')}
      className={styles.filters}
    >
      <TextSearch text={query.text} onChange={text => change({ text })} />
      {scope.projects && (
        <ChoiceSelect
          label={t('logSearch.filter.project')}
          choices={scope.projects}
          chosen={query.project}
          onChoose={project => change({ project, component: undefined })}
        />
      )}
      {scope.components && (
        <ChoiceSelect
          label={t('logSearch.filter.component')}
          choices={scope.components.filter(
            ({ ref }) => !query.project || ref.project === query.project,
          )}
          chosen={query.component}
          onChoose={component => change({ component })}
        />
      )}
      {scope.environments && (
        <ChoiceSelect
          label={t('logSearch.filter.environment')}
          choices={scope.environments}
          chosen={query.environment}
          onChoose={environment => change({ environment })}
        />
      )}
      <Select
        label={t('logSearch.filter.level')}
        className={styles.filter}
        selectedKey={query.level ?? ALL}
        onSelectionChange={key =>
          change({ level: shownLevels.find(level => level === key) })
        }
        options={[
          { id: ALL, label: t('logSearch.filter.all') },
          ...shownLevels.map((level, index) => ({
            id: level,
            label:
              index === 0
                ? t(`logSearch.level.${level}`)
                : t('logSearch.filter.atLeast', {
                    level: t(`logSearch.level.${level}`),
                  }),
          })),
        ]}
      />
      {(['pod', 'container'] as const).map(
        key =>
          scope.kind === 'component' &&
          choicesOf(lines, key, query[key]).length > 1 && (
            <ChoiceSelect
              key={key}
              label={t(`logSearch.${key}`)}
              choices={choicesOf(lines, key, query[key])}
              chosen={query[key]}
              onChoose={name => change({ [key]: name })}
            />
          ),
      )}
      <TimeRangePicker time={query} change={change} />
      <Switch
        label={t('logSearch.live')}
        isSelected={query.live === 'true'}
        onChange={isOn => change({ live: isOn ? 'true' : undefined })}
      />
      <FieldSearch
        fields={query.fields}
        onChange={fields => change({ fields })}
      />
      <FilterTags query={query} change={change} />
    </div>
  );
}

function choicesOf(
  lines: readonly FoundLine[],
  key: 'pod' | 'container',
  chosen: string | undefined,
): LogChoice[] {
  const names = new Set(lines.map(line => line[key]));
  return [...(chosen ? names.add(chosen) : names)]
    .sort()
    .map(name => ({ id: name, label: name }));
}

function ChoiceSelect(props: {
  label: string;
  choices: readonly LogChoice[];
  chosen: string | undefined;
  onChoose: (id: string | undefined) => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { label, choices, chosen, onChoose } = props;
  return (
    <Select
      label={label}
      className={styles.filter}
      selectedKey={chosen ?? ALL}
      onSelectionChange={key => onChoose(key === ALL ? undefined : `${key}`)}
      options={[{ id: ALL, label: t('logSearch.filter.all') }, ...choices]}
    />
  );
}

/** What is typed is shown at once, and searched for when the typing rests. */
function TextSearch(props: { text: string; onChange: (text: string) => void }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { text, onChange } = props;
  const [typed, setTyped] = useState(text);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => setTyped(text), [text]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <SearchField
      className={styles.search}
      label={t('logSearch.filter.text')}
      value={typed}
      onChange={value => {
        setTyped(value);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => onChange(value), TYPING_MS);
      }}
    />
  );
}
