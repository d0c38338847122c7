// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { FoundLine } from '@fourplane/plugin-fourplane-common';
import {
  Fact,
  Facts,
  fourplaneTranslationRef,
} from '@fourplane/plugin-fourplane-react';
import { fieldsOf, type LineField } from './fieldsOf';
import styles from './LogSearch.module.css';

/** What a filter takes of a name and of a value, in letters. */
const LONGEST_NAME = 200;
const LONGEST_VALUE = 1_000;

/** A line's place and fields, each field to be narrowed to or left out. */
export function LineFields(props: {
  line: FoundLine;
  onFilter: (field: LineField, isExcluded: boolean) => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { line, onFilter } = props;
  const { pod, container, at, fields, shipped } = line;
  const own = fieldsOf({ fields });
  const said = fieldsOf({ shipped });
  return (
    <>
      <Facts>
        <Fact term={t('logSearch.at')}>{at}</Fact>
        <Fact term={t('logSearch.pod')}>{pod}</Fact>
        <Fact term={t('logSearch.container')}>{container}</Fact>
        <FieldFacts fields={own} onFilter={onFilter} />
      </Facts>
      {said.length > 0 && (
        <details className={styles.shipped}>
          <summary>{t('logSearch.fields.shipped')}</summary>
          <Facts>
            <FieldFacts fields={said} onFilter={onFilter} />
          </Facts>
        </details>
      )}
    </>
  );
}

function FieldFacts(props: {
  fields: readonly LineField[];
  onFilter: (field: LineField, isExcluded: boolean) => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { fields, onFilter } = props;
  return (
    <>
      {fields.map((field, place) => {
        const { name, value } = field;
        const canFilter =
          name.length <= LONGEST_NAME && value.length <= LONGEST_VALUE;
        return (
          // One name may be there several times, of a list.
          <Fact key={`${name} ${place}`} term={name}>
            <span className={styles.field}>
              <span>{value}</span>
              {canFilter &&
                ([false, true] as const).map(isExcluded => (
                  <Button
                    key={`${isExcluded}`}
                    size="small"
                    variant="tertiary"
                    aria-label={t(
                      isExcluded
                        ? 'logSearch.fields.exclude'
                        : 'logSearch.fields.include',
                      { name, value },
                    )}
                    onPress={() => onFilter(field, isExcluded)}
                  >
                    {isExcluded ? '≠' : '='}
                  </Button>
                ))}
            </span>
          </Fact>
        );
      })}
    </>
  );
}
