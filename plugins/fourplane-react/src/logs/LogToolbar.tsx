// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ButtonIcon,
  SearchField,
  Text,
  ToggleButton,
  Tooltip,
  TooltipTrigger,
} from '@backstage/ui';
import {
  RiArrowDownSLine,
  RiArrowUpSLine,
  RiErrorWarningLine,
  RiFontSize,
  RiHistoryLine,
  RiTextWrap,
  RiTimeLine,
} from '@remixicon/react';
import type { KeyboardEvent, ReactElement, ReactNode } from 'react';
import { fourplaneTranslationRef } from '../translation';
import type { LogQuery } from './linePattern';
import type { LineTimes } from './lineTime';
import styles from './LogView.module.css';
import type { LogMatches } from './useLogSearch';

interface LogToolbarProps {
  readonly query: LogQuery;
  readonly onQuery: (query: LogQuery) => void;
  readonly matches: LogMatches;
  /** The reader went to the search, or left it. */
  readonly onSearching: (isSearching: boolean) => void;
  /** Number of the line the reader is at. */
  readonly current?: number;
  readonly onStep: (direction: 1 | -1) => void;
  /** Back from the search to the lines. */
  readonly onLeave: () => void;
  readonly isWrapped: boolean;
  readonly onWrap: (isWrapped: boolean) => void;
  readonly times: LineTimes;
  readonly onTimes: (times: LineTimes) => void;
  readonly onFirstError: () => void;
  /** Copying and downloading. */
  readonly children: ReactNode;
}

/** Searching, and how lines are shown. */
export function LogToolbar(props: LogToolbarProps) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { isWrapped, times } = props;
  return (
    <div role="group" aria-label={t('log.toolbar')} className={styles.toolbar}>
      <LogSearchTools {...props} />
      <div className={styles.tools}>
        <IconToggle
          label={t('log.wrap')}
          icon={<RiTextWrap />}
          isSelected={isWrapped}
          onChange={props.onWrap}
        />
        <IconToggle
          label={t('log.times')}
          icon={<RiTimeLine />}
          isSelected={times !== 'none'}
          onChange={isShown => props.onTimes(isShown ? 'absolute' : 'none')}
        />
        {times !== 'none' && (
          <IconToggle
            label={t('log.relativeTimes')}
            icon={<RiHistoryLine />}
            isSelected={times === 'relative'}
            onChange={isRelative =>
              props.onTimes(isRelative ? 'relative' : 'absolute')
            }
          />
        )}
        <TooltipTrigger>
          <ButtonIcon
            size="small"
            variant="secondary"
            aria-label={t('log.firstError')}
            icon={<RiErrorWarningLine />}
            onPress={props.onFirstError}
          />
          <Tooltip>{t('log.firstError')}</Tooltip>
        </TooltipTrigger>
        {props.children}
      </div>
    </div>
  );
}

function LogSearchTools(props: LogToolbarProps) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { query, onQuery, matches, onStep } = props;
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      event.stopPropagation();
      onStep(event.shiftKey ? -1 : 1);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onQuery({ ...query, text: '' });
      props.onLeave();
    }
  };
  return (
    <div className={styles.search}>
      <div
        className={styles.searchField}
        onKeyDownCapture={press}
        onFocus={() => props.onSearching(true)}
        onBlur={() => props.onSearching(false)}
      >
        <SearchField
          size="small"
          aria-label={t('log.search')}
          placeholder={t('log.search')}
          value={query.text}
          onChange={text => onQuery({ ...query, text })}
        />
      </div>
      <IconToggle
        label={t('log.matchCase')}
        icon={<RiFontSize />}
        isSelected={query.isCaseSensitive}
        onChange={isCaseSensitive => onQuery({ ...query, isCaseSensitive })}
      />
      <IconToggle
        label={t('log.regularExpression')}
        text=".*"
        isSelected={query.isRegularExpression}
        onChange={isRegularExpression =>
          onQuery({ ...query, isRegularExpression })
        }
      />
      {query.text !== '' && (
        <>
          <ButtonIcon
            size="small"
            variant="secondary"
            aria-label={t('log.previous')}
            icon={<RiArrowUpSLine />}
            isDisabled={matches.found.length === 0}
            onPress={() => onStep(-1)}
          />
          <ButtonIcon
            size="small"
            variant="secondary"
            aria-label={t('log.next')}
            icon={<RiArrowDownSLine />}
            isDisabled={matches.found.length === 0}
            onPress={() => onStep(1)}
          />
          <MatchCount matches={matches} current={props.current} />
        </>
      )}
    </div>
  );
}

function MatchCount(props: { matches: LogMatches; current?: number }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { found, isDone, problem } = props.matches;
  const index = found.indexOf(props.current ?? -1);
  let text: string = t('log.matches', { count: found.length });
  if (index >= 0) {
    text = t('log.matchOf', {
      index: String(index + 1),
      total: String(found.length),
    });
  } else if (found.length === 0) {
    text = isDone ? t('log.noMatch') : t('log.searching');
  }
  return (
    <span role="status" className={styles.matches}>
      <Text variant="body-small">{problem ? '' : text}</Text>
    </span>
  );
}

function IconToggle(props: {
  label: string;
  icon?: ReactElement;
  /** Instead of an icon. */
  text?: string;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
}) {
  const { label, icon, text, isSelected, onChange } = props;
  return (
    <TooltipTrigger>
      <ToggleButton
        size="small"
        aria-label={label}
        iconStart={icon}
        isSelected={isSelected}
        onChange={onChange}
        className={styles.toggle}
      >
        {text}
      </ToggleButton>
      <Tooltip>{label}</Tooltip>
    </TooltipTrigger>
  );
}
