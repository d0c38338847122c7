// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton } from '@backstage/ui';
import {
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { fourplaneTranslationRef } from '../translation';
import { EmptyPanel, LoadingRegion } from '../views';
import { findErrorLine } from './findErrorLine';
import { JumpToNewest } from './JumpToNewest';
import type { LogQuery } from './linePattern';
import type { LineTimes } from './lineTime';
import { LogAnnouncer } from './LogAnnouncer';
import type { LogBuffer } from './LogBuffer';
import { LogExport } from './LogExport';
import { LogHeading } from './LogHeading';
import { logKey, type LogKeyTargets } from './logKey';
import { LogLines } from './LogLines';
import { LogNotices } from './LogNotices';
import type { LogScroll } from './LogScroll';
import type { LogStatus } from './LogStatus';
import { LogToolbar } from './LogToolbar';
import styles from './LogView.module.css';
import { useLineCursor, type LineCursor } from './useLineCursor';
import { useLogExtent, useLogScroll } from './useLogScroll';
import {
  useLogSearch,
  useSearchPreparation,
  type LogMatches,
} from './useLogSearch';

/** Properties of {@link LogView}. @public */
export interface LogViewProps {
  readonly lines: LogBuffer;
  /** What log this is. */
  readonly title: string;
  readonly status: LogStatus;
  /** Number of the line a link leads to; gone to as soon as it is there, and again when it changes. */
  readonly selectedLine?: number;
  /** A line was chosen for a link. */
  readonly onSelectLine?: (line: number) => void;
  /** The reader began to follow the newest line, or stopped. */
  readonly onFollow?: (isFollowing: boolean) => void;
  /** Where a browser gets the log as it was written. */
  readonly downloadHref?: string;
  /** The same, where a link will not do since the request needs a token. */
  readonly onDownload?: () => void;
  /** What the last download lacks, or why there was none. */
  readonly unsaved?: string;
  /** Offered beside a failure. */
  readonly onRetry?: () => void;
}

const noQuery: LogQuery = {
  text: '',
  isCaseSensitive: false,
  isRegularExpression: false,
};

/** A log of any length: following or ended, searchable, with links to lines. As tall as its parent lets it be. @public */
export function LogView(props: LogViewProps) {
  const { lines, title, status, selectedLine, onSelectLine } = props;
  const [query, setQuery] = useState(noQuery);
  const [isSearching, setSearching] = useState(false);
  const [isWrapped, setWrapped] = useState(true);
  const [times, setTimes] = useState<LineTimes>('none');
  const frame = useRef<HTMLElement>(null);
  const room = useRef<HTMLDivElement>(null);
  const scroll = useLogScroll(lines);
  const isEmpty = useLogExtent(scroll, ({ first, last }) => last < first);
  const cursor = useLineCursor({ lines, scroll, selectedLine, onSelectLine });
  const matches = useLogSearch(lines, query);
  useSearchPreparation(lines, isSearching);
  const step = useMatchSteps({ scroll, cursor, matches, query });
  useFollowing(scroll, props.onFollow);

  const { said, refusal, copy, goToError } = useLogActions(lines, cursor);
  const toEnd = () => scroll.toEnd();
  const keys = keysOf({
    lines,
    scroll,
    cursor,
    toEnd,
    step,
    copy,
    search: () => {
      const field = frame.current?.querySelector('input');
      field?.focus();
      field?.select();
    },
    escape: () => {
      cursor.clear();
      setQuery({ ...query, text: '' });
    },
  });
  return (
    // Not a control itself: it hears the keys of the controls in it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={frame}
      aria-label={title}
      className={styles.view}
      onKeyDown={keys.anywhere}
    >
      <LogHeading title={title} status={status} scroll={scroll} />
      <LogToolbar
        query={query}
        onQuery={setQuery}
        matches={matches}
        onSearching={setSearching}
        current={cursor.current}
        onStep={step}
        onLeave={() => room.current?.focus()}
        isWrapped={isWrapped}
        onWrap={setWrapped}
        times={times}
        onTimes={setTimes}
        onFirstError={goToError}
      >
        <LogExport
          selected={cursor.selected}
          onCopy={copy}
          downloadHref={props.downloadHref}
          onDownload={props.onDownload}
        />
      </LogToolbar>
      <LogNotices
        lines={lines}
        scroll={scroll}
        status={status}
        selectedLine={selectedLine}
        problem={matches.problem}
        refusals={[refusal, props.unsaved]}
        onRetry={props.onRetry}
      />
      {isEmpty ? (
        <NoLines status={status} />
      ) : (
        <LogBody
          {...{ lines, scroll, cursor, room, title, isWrapped, times, status }}
          pattern={matches.pattern}
          onKeyDown={keys.inLines}
          toEnd={toEnd}
        />
      )}
      <LogAnnouncer
        lines={lines}
        isFollowing={status.state === 'following'}
        said={said}
      />
    </section>
  );
}

/** What keys do while the lines have the focus, and anywhere in the view. */
function keysOf(targets: LogKeyTargets) {
  return {
    inLines: (event: KeyboardEvent) => {
      if (logKey(event, targets)) {
        event.preventDefault();
      }
    },
    anywhere: (event: KeyboardEvent) => {
      const isCommand = event.ctrlKey || event.metaKey;
      if (isCommand && event.key.toLowerCase() === 'f') {
        event.preventDefault();
        targets.search();
      }
    },
  };
}

/** Copying and finding the error, and what came of it. */
function useLogActions(lines: LogBuffer, cursor: LineCursor) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const [said, setSaid] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const copy = async () => {
    const range = cursor.selected ?? {
      from: lines.firstNumber,
      to: lines.lastNumber,
    };
    try {
      await navigator.clipboard.writeText(lines.textOf(range.from, range.to));
      setRefusal(undefined);
      setSaid(t('log.copied', { count: range.to - range.from + 1 }));
    } catch {
      setRefusal(t('log.notCopied'));
    }
  };
  const goToError = () => {
    const line = findErrorLine(lines);
    if (line === undefined) {
      setRefusal(t('log.noError'));
    } else {
      setRefusal(undefined);
      cursor.show(line);
      setSaid(t('log.line', { number: String(line) }));
    }
  };
  return { said, refusal, copy, goToError };
}

function LogBody(props: {
  lines: LogBuffer;
  scroll: LogScroll;
  cursor: LineCursor;
  room: RefObject<HTMLDivElement>;
  title: string;
  isWrapped: boolean;
  times: LineTimes;
  status: LogStatus;
  pattern: LogMatches['pattern'];
  onKeyDown: (event: KeyboardEvent) => void;
  toEnd: () => void;
}) {
  const { status, toEnd, ...rest } = props;
  return (
    <div className={styles.body}>
      <LogLines {...rest} />
      <JumpToNewest
        scroll={props.scroll}
        isFollowing={status.state === 'following'}
        onJump={() => {
          toEnd();
          props.room.current?.focus();
        }}
      />
    </div>
  );
}

function NoLines({ status }: { status: LogStatus }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  if (status.state === 'loading') {
    return (
      <LoadingRegion what={t('log.what')}>
        {['70%', '45%', '60%', '30%'].map(width => (
          <Skeleton key={width} width={width} height={14} />
        ))}
      </LoadingRegion>
    );
  }
  const next = {
    ended: t('log.emptyEnded'),
    following: t('log.emptyFollowing'),
    interrupted: t('log.emptyInterrupted'),
  }[status.state];
  return <EmptyPanel title={t('log.empty')} next={next} />;
}

/** Goes from match to match; a new query goes to its first match from where the reader is. */
function useMatchSteps(options: {
  scroll: LogScroll;
  cursor: LineCursor;
  matches: LogMatches;
  query: LogQuery;
}): (direction: 1 | -1) => void {
  const { scroll, cursor, matches, query } = options;
  const { pattern } = matches;
  const isFound = matches.found.length > 0;
  const goTo = (direction: 1 | -1, from: number) => {
    const { first } = scroll.extent;
    const kept = matches.found.filter(number => number >= first);
    const following =
      direction === 1
        ? kept.find(number => number >= from) ?? kept[0]
        : kept.findLast(number => number <= from) ?? kept[kept.length - 1];
    if (following !== undefined) {
      cursor.show(following);
    }
  };
  useEffect(() => {
    if (query.text && isFound) {
      goTo(1, cursor.current ?? scroll.topLine);
    }
    // Only when what is sought changes, or is found at last.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [pattern, isFound]);
  return direction =>
    goTo(
      direction,
      cursor.current === undefined
        ? scroll.topLine
        : cursor.current + direction,
    );
}

function useFollowing(
  scroll: LogScroll,
  onFollow?: (isFollowing: boolean) => void,
): void {
  const follows = useLogExtent(scroll, extent => extent.follows);
  const told = useRef(follows);
  useEffect(() => {
    if (told.current !== follows) {
      told.current = follows;
      onFollow?.(follows);
    }
  }, [follows, onFollow]);
}
