// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import type { IntentIssue } from '@fourplane/plugin-fourplane-common';
import { useMemo } from 'react';
import { issueText } from '../actions/issueText';
import { fourplaneTranslationRef } from '../translation';
import { checkForm } from './checkForm';
import { FieldView } from './FieldView';
import type { FormField } from './FormField';
import { FormContext } from './FormContext';
import { isFormValues, normalPath, type FormValues } from './formValues';
import { GroupMembers } from './GroupFieldView';
import { placeIssues } from './placeIssues';
import styles from './SchemaForm.module.css';

/** Properties of {@link SchemaForm}. @public */
export interface SchemaFormProps {
  /** From {@link readFormSchema}. */
  readonly field: FormField;
  /** What is set; a field that is not set shows the schema's default and is not sent. */
  readonly value: FormValues;
  readonly onChange: (value: FormValues) => void;
  /** What the backend said is wrong, its paths counted from this form's value. Clear them when the value changes. */
  readonly issues?: readonly IntentIssue[];
  /** Whether fields say what {@link checkForm} finds: from the first attempt to send on. */
  readonly isChecked?: boolean;
  readonly isDisabled?: boolean;
  /** What the fields are about, for screen readers. */
  readonly label: string;
}

/** A form made from a JSON schema. What it cannot draw is a field for JSON, and what is wrong is said at its field. @public */
export function SchemaForm(props: SchemaFormProps) {
  const { field, value, onChange, isDisabled = false, label } = props;
  const messages = useMessages(props);
  const context = useMemo(
    () => ({
      messageAt: (path: string) => messages.get(normalPath(path)) ?? '',
      isDisabled,
    }),
    [messages, isDisabled],
  );
  const change = (next: unknown) => onChange(isFormValues(next) ? next : {});
  const shape = { name: label, path: '', value, onChange: change };
  const whole = messages.get('');
  return (
    <FormContext.Provider value={context}>
      <div role="group" aria-label={label} className={styles.form}>
        {whole && (
          <div role="alert">
            <Alert status="danger" icon description={whole} />
          </div>
        )}
        {field.kind === 'group' ? (
          <GroupMembers field={field} {...shape} />
        ) : (
          <FieldView field={field} {...shape} />
        )}
      </div>
    </FormContext.Provider>
  );
}

/** What is wrong, in sentences, by the normal path of the field it is shown at. */
function useMessages(props: SchemaFormProps): ReadonlyMap<string, string> {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { field, value, issues, isChecked } = props;
  return useMemo(() => {
    const found = new Map<string, string>();
    const add = (path: string, message: string) => {
      const earlier = found.get(path);
      found.set(path, earlier ? `${earlier} ${message}` : message);
    };
    if (isChecked) {
      for (const { path, problem, limit } of checkForm(field, value)) {
        add(
          normalPath(path),
          t(`form.problem.${problem}`, { limit: limit ?? '' }),
        );
      }
    }
    for (const [path, placed] of placeIssues(field, value, issues ?? [])) {
      for (const issue of placed) {
        const where = path === '' && issue.path ? `${issue.path}: ` : '';
        add(path, `${where}${issueText(issue)}`);
      }
    }
    return found;
  }, [t, field, value, issues, isChecked]);
}
