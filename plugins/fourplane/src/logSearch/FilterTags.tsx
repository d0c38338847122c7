// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Tag, TagGroup } from '@backstage/ui';
import type { FieldFilter } from '@fourplane/plugin-fourplane-common';
import { fourplaneTranslationRef } from '@fourplane/plugin-fourplane-react';
import { fieldFiltersOf, withoutFieldFilters } from './fieldQuery';
import type { LogsQuery } from './LogsQuery';

const FIELD = 'field ';

/** The pod, the container and the fields that lines are narrowed to, each to be let go of. */
export function FilterTags(props: {
  query: LogsQuery;
  change: (part: Partial<LogsQuery>) => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { query, change } = props;
  const wordsOf = ({ name, operator, value, isExcluded }: FieldFilter) =>
    t(`logSearch.fields.${isExcluded ? 'not' : 'only'}.${operator}`, {
      name,
      value,
    });
  const tags = [
    ...(['pod', 'container'] as const).flatMap(key => {
      const name = query[key];
      return name
        ? [{ id: `${key}`, text: t(`logSearch.filter.${key}`, { name }) }]
        : [];
    }),
    ...fieldFiltersOf(query.fields).map((filter, place) => ({
      id: `${FIELD}${place}`,
      text: wordsOf(filter),
    })),
  ];
  if (tags.length === 0) {
    return null;
  }
  return (
    <TagGroup
      aria-label={t('logSearch.filter.places')}
      onRemove={keys => {
        const ids = [...keys].map(String);
        const places = ids.flatMap(id =>
          id.startsWith(FIELD) ? [Number(id.slice(FIELD.length))] : [],
        );
        change({
          ...(ids.includes('pod') && { pod: undefined }),
          ...(ids.includes('container') && { container: undefined }),
          fields: withoutFieldFilters(query.fields, places),
        });
      }}
    >
      {tags.map(({ id, text }) => (
        <Tag key={id} id={id} textValue={text}>
          {text}
        </Tag>
      ))}
    </TagGroup>
  );
}
