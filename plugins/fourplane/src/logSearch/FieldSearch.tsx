// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, TextField } from '@backstage/ui';
import {
  formatFieldFilters,
  MAX_FIELD_FILTERS,
  parseFieldFilters,
} from '@fourplane/plugin-fourplane-common';
import { fourplaneTranslationRef } from '@fourplane/plugin-fourplane-react';
import { useState } from 'react';
import { fieldFiltersOf } from './fieldQuery';
import styles from './LogSearch.module.css';

/** Adds filters of fields as they are typed: `status=500 -user="Jo Doe"`. */
export function FieldSearch(props: {
  fields: string;
  onChange: (fields: string) => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { fields, onChange } = props;
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string>();
  const add = () => {
    const parsed = parseFieldFilters(typed);
    const all =
      parsed.state === 'read'
        ? [...fieldFiltersOf(fields), ...parsed.filters]
        : [];
    if (parsed.state === 'wrong') {
      setProblem(t('logSearch.fields.wrong', { typed: typed.trim() }));
    } else if (all.length > MAX_FIELD_FILTERS) {
      setProblem(
        t('logSearch.fields.tooMany', { most: `${MAX_FIELD_FILTERS}` }),
      );
    } else {
      setProblem(undefined);
      setTyped('');
      onChange(formatFieldFilters(all));
    }
  };
  return (
    <form
      className={styles.fieldSearch}
      onSubmit={event => {
        event.preventDefault();
        add();
      }}
    >
      <TextField
        label={t('logSearch.fields.label')}
        placeholder={t('logSearch.fields.example')}
        value={typed}
        isInvalid={problem !== undefined}
        onChange={value => {
          setTyped(value);
          setProblem(undefined);
        }}
      />
      <Button
        type="submit"
        size="small"
        variant="secondary"
        isDisabled={typed.trim() === ''}
      >
        {t('logSearch.fields.add')}
      </Button>
      {problem && <p role="alert">{problem}</p>}
    </form>
  );
}
