// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Select } from '@backstage/ui';
import {
  fourplaneTranslationRef,
  timeSpan,
  useLocale,
} from '@fourplane/plugin-fourplane-react';
import { useId, useState } from 'react';
import styles from './TimeRange.module.css';
import { askedTime, spanNames, spans, type TimeRange } from './TimeRange';

const OWN = 'own';

/** Chooses a stretch up to now, or from one instant to another. */
export function TimeRangePicker(props: {
  time: TimeRange;
  change: (time: Partial<TimeRange>) => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const locale = useLocale();
  const { time, change } = props;
  const isOwn = askedTime(time).from !== undefined;
  const [isAsking, setAsking] = useState(false);
  return (
    <div className={styles.picker}>
      <Select
        label={t('range.label')}
        selectedKey={isOwn || isAsking ? OWN : time.range}
        onSelectionChange={key => {
          const range = spanNames.find(name => name === key);
          setAsking(!range);
          if (range) {
            change({ range, from: undefined, to: undefined });
          }
        }}
        options={[
          ...spanNames.map(name => ({
            id: name,
            label: t('range.last', { span: timeSpan(spans[name], locale) }),
          })),
          { id: OWN, label: t('range.own') },
        ]}
      />
      {(isOwn || isAsking) && (
        <OwnRange
          key={`${time.from} ${time.to}`}
          time={time}
          onChoose={(from, to) => change({ from, to })}
        />
      )}
    </div>
  );
}

function OwnRange(props: {
  time: TimeRange;
  onChoose: (from: string, to: string) => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { time, onChoose } = props;
  const now = Date.now();
  const fromId = useId();
  const toId = useId();
  const problemId = useId();
  const [from, setFrom] = useState(
    localOf(time.from ?? now - spans[time.range] * 1_000),
  );
  const [to, setTo] = useState(localOf(time.to ?? now));
  const isRight = Date.parse(from) < Date.parse(to);
  return (
    <form
      className={styles.own}
      onSubmit={event => {
        event.preventDefault();
        if (isRight) {
          onChoose(new Date(from).toISOString(), new Date(to).toISOString());
        }
      }}
    >
      <label htmlFor={fromId}>
        {t('range.from')}
        <input
          id={fromId}
          type="datetime-local"
          step={1}
          value={from}
          aria-invalid={!isRight}
          aria-describedby={isRight ? undefined : problemId}
          onChange={event => setFrom(event.target.value)}
        />
      </label>
      <label htmlFor={toId}>
        {t('range.to')}
        <input
          id={toId}
          type="datetime-local"
          step={1}
          value={to}
          aria-invalid={!isRight}
          aria-describedby={isRight ? undefined : problemId}
          onChange={event => setTo(event.target.value)}
        />
      </label>
      <Button type="submit" variant="secondary" isDisabled={!isRight}>
        {t('range.apply')}
      </Button>
      {!isRight && (
        <p id={problemId} role="alert">
          {t('range.wrong')}
        </p>
      )}
    </form>
  );
}

/** An instant as the field of a local date and time has it. */
function localOf(instant: string | number): string {
  const date = new Date(instant);
  const shifted = date.getTime() - date.getTimezoneOffset() * 60_000;
  return new Date(shifted).toISOString().slice(0, 19);
}
