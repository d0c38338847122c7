// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  componentSettingsSchema,
  type ComponentSettings,
  type IntentIssue,
  type SettingsForm,
} from '@fourplane/plugin-fourplane-common';
import {
  checkForm,
  fourplaneApiRef,
  fourplaneTranslationRef,
  readFormSchema,
  type FormField,
  type FormValues,
} from '@fourplane/plugin-fourplane-react';
import { useMemo, useState, type FormEvent } from 'react';
import type { ComponentPath } from '../builds/ComponentPath';
import {
  useConfirmation,
  type Confirmation,
} from '../deployments/actions/useConfirmation';
import { changedSettings } from './changedSettings';

/** Issues that are said of the parts of the body name them below this. */
const SETTINGS = /^(settings|before)\./;

/** What is filled in, what it comes to, and what is said of it. */
export interface Editing {
  readonly field: FormField;
  readonly values: FormValues;
  readonly change: (values: FormValues) => void;
  readonly isChecked: boolean;
  /** Whether what would change has been asked for, of just these values. */
  readonly isAsked: boolean;
  readonly isSending: boolean;
  readonly confirmation: Confirmation;
  readonly ofFields: readonly IntentIssue[];
  /** Of issues those that no field says. */
  readonly elsewhere: (issues: readonly IntentIssue[]) => IntentIssue[];
  /** Whether what is set is no longer what the form began with. */
  readonly isOvertaken: boolean;
  readonly startOver: () => void;
  readonly submit: (event: FormEvent) => void;
}

/** What is changed of a component as a form, asked first and sent once. */
export function useEdit(props: {
  readonly path: ComponentPath;
  readonly form: SettingsForm;
  readonly onDone: () => void;
}): Editing {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { path, form, onDone } = props;
  const client = useApi(fourplaneApiRef);
  const field = useMemo(() => readFormSchema(form.schema), [form.schema]);
  const [start, setStart] = useState<ComponentSettings>(form.values);
  const [values, setValues] = useState<FormValues>(form.values);
  const [isChecked, setChecked] = useState(false);
  const [asked, setAsked] = useState<ComponentSettings>();
  const problems = useMemo(() => checkForm(field, values), [field, values]);
  const read = useMemo(
    () => componentSettingsSchema.safeParse(changedSettings(start, values)),
    [start, values],
  );
  const confirmation = useConfirmation({
    route: 'updateSettings',
    of: asked && JSON.stringify(asked),
    send: attempt =>
      client.updateSettings({
        ...path,
        body: { ...attempt, settings: asked ?? {}, before: start },
      }),
    onDone,
  });
  const { state } = confirmation.action;
  const change = (next: FormValues) => {
    setAsked(undefined);
    setValues(next);
  };
  const unread =
    isChecked && problems.length === 0 && !read.success
      ? read.error.issues.map(issue => ({
          path: issue.path.join('.'),
          message: t('deployAction.configure.incomplete'),
        }))
      : [];
  const parts = Object.keys(Object(form.schema.properties));
  const isOfField = ({ path: at }: IntentIssue) =>
    parts.includes(at.replace(SETTINGS, '').split('.')[0]);
  return {
    field,
    values,
    change,
    isChecked,
    isAsked: asked !== undefined,
    isSending: state === 'sending' || state === 'done',
    confirmation,
    ofFields: [
      ...unread,
      ...confirmation.issues
        .filter(isOfField)
        .map(issue => ({ ...issue, path: issue.path.replace(SETTINGS, '') })),
    ],
    elsewhere: issues => issues.filter(issue => !isOfField(issue)),
    isOvertaken: JSON.stringify(start) !== JSON.stringify(form.values),
    startOver: () => {
      setStart(form.values);
      change(form.values);
    },
    submit: event => {
      event.preventDefault();
      setChecked(true);
      if (asked !== undefined) {
        confirmation.lookAgain();
      } else if (problems.length === 0 && read.success) {
        setAsked(read.data);
      }
    },
  };
}
