// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useState } from 'react';
import { fourplaneTranslationRef } from '../translation';
import type { FieldProps } from './FieldProps';
import { FieldSet } from './FieldSet';
import { FieldView } from './FieldView';
import type { GroupField } from './FormField';
import {
  BrokenJson,
  isFormValues,
  pathTo,
  UNREAD_OTHERS,
  withValue,
} from './formValues';
import { JsonFieldView } from './JsonFieldView';

/** An object with fields of its own. */
export function GroupFieldView(props: FieldProps<GroupField>) {
  return (
    <FieldSet {...props}>
      <GroupMembers {...props} />
    </FieldSet>
  );
}

/** The fields of an object without its name: how a whole form is drawn. */
export function GroupMembers(props: FieldProps<GroupField>) {
  const { field, path, value, onChange } = props;
  const values = isFormValues(value) ? value : {};
  const fallbacks = isFormValues(field.fallback) ? field.fallback : {};
  return (
    <>
      {field.fields.map(({ name, isRequired, field: member }) => (
        <FieldView
          key={name}
          field={
            member.fallback === undefined && name in fallbacks
              ? { ...member, fallback: fallbacks[name] }
              : member
          }
          name={name}
          path={pathTo(path, name)}
          value={values[name]}
          isRequired={isRequired}
          onChange={next => onChange(withValue(value, name, next))}
        />
      ))}
      <OtherValues {...props} />
    </>
  );
}

/** What the schema does not name: as JSON, so that nothing that is set is hidden or lost. */
function OtherValues({ field, path, value, onChange }: FieldProps<GroupField>) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const values = isFormValues(value) ? value : {};
  const named = new Set(field.fields.map(({ name }) => name));
  const { known, others } = divide(values, named);
  const hasOthers = field.isOpen || Object.keys(others).length > 0;
  // Emptied while it is edited, the field stays.
  const [hadOthers] = useState(hasOthers);
  if (!hasOthers && !hadOthers) {
    return null;
  }
  const broken = values[UNREAD_OTHERS];
  return (
    <JsonFieldView
      field={{ kind: 'json', type: 'object' }}
      name={t('form.others')}
      path={pathTo(path, UNREAD_OTHERS)}
      value={broken ?? (Object.keys(others).length > 0 ? others : undefined)}
      onChange={next =>
        onChange(
          next instanceof BrokenJson || !isFormValues(next ?? {})
            ? { ...known, ...others, [UNREAD_OTHERS]: next }
            : { ...known, ...(isFormValues(next) ? next : {}) },
        )
      }
    />
  );
}

function divide(
  values: Readonly<Record<string, unknown>>,
  named: ReadonlySet<string>,
) {
  const known: Record<string, unknown> = {};
  const others: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    if (name !== UNREAD_OTHERS) {
      (named.has(name) ? known : others)[name] = value;
    }
  }
  return { known, others };
}
