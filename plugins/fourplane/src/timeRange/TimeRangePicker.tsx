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
      <InstantField
        label={t('range.from')}
        value={from}
        onChange={setFrom}
        problemId={isRight ? undefined : problemId}
      />
      <InstantField
        label={t('range.to')}
        value={to}
        onChange={setTo}
        problemId={isRight ? undefined : problemId}
      />
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

function InstantField(props: {
  label: string;
  /** As {@link localOf} has it. */
  value: string;
  onChange: (value: string) => void;
  /** Of what says that it is wrong. */
  problemId: string | undefined;
}) {
  const { label, value, onChange, problemId } = props;
  const id = useId();
  return (
    <label htmlFor={id}>
      {label}
      <input
        id={id}
        type="datetime-local"
        step={1}
        value={value}
        aria-invalid={problemId !== undefined}
        aria-describedby={problemId}
        onChange={event => onChange(event.target.value)}
      />
    </label>
  );
}

/** An instant as the field of a local date and time has it. */
function localOf(instant: string | number): string {
  const date = new Date(instant);
  const shifted = date.getTime() - date.getTimezoneOffset() * 60_000;
  return new Date(shifted).toISOString().slice(0, 19);
}
