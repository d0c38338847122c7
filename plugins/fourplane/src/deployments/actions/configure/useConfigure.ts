// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  overridesSchema,
  type ActionRouteName,
  type DeploymentActionReply,
  type IntentIssue,
  type OverrideForm,
  type Overrides,
} from '@fourplane/plugin-fourplane-common';
import {
  checkForm,
  fourplaneTranslationRef,
  readFormSchema,
  type FormField,
  type FormValues,
} from '@fourplane/plugin-fourplane-react';
import { useMemo, useState, type FormEvent } from 'react';
import type { Attempt } from '../deploymentCommands';
import { useConfirmation, type Confirmation } from '../useConfirmation';
import { useYamlText, type YamlText } from './useYamlText';

/** Issues about what is set name it below this. */
const OVERRIDES = /^overrides\.?/;

/** What is filled in, what it comes to, and what is said of it. */
export interface Configuring {
  readonly field: FormField;
  readonly values: FormValues;
  readonly change: (values: FormValues) => void;
  /** The same as YAML; `undefined` while the form holds something that cannot be read. */
  readonly yaml: YamlText | undefined;
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

/** What is done with what has been filled in. */
export interface OverridesCommand {
  readonly route: ActionRouteName;
  readonly send: (
    attempt: Attempt,
    overrides: Overrides,
  ) => Promise<{ readonly data: DeploymentActionReply }>;
}

/** What may be set as a form, asked first and sent once. */
export function useConfigure(
  props: {
    readonly form: OverrideForm;
    readonly onDone: () => void;
  } & OverridesCommand,
): Configuring {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { form, route, send, onDone } = props;
  const field = useMemo(() => readFormSchema(form.schema), [form.schema]);
  const [start, setStart] = useState(form.values);
  const [values, setValues] = useState<FormValues>(() => shownValues(form));
  const [isChecked, setChecked] = useState(false);
  const [asked, setAsked] = useState<Overrides>();
  const read = useMemo(() => overridesSchema.safeParse(values), [values]);
  const problems = useMemo(() => checkForm(field, values), [field, values]);
  const confirmation = useConfirmation({
    route,
    of: asked && JSON.stringify(asked),
    send: attempt => send(attempt, asked ?? {}),
    onDone,
  });
  const unread =
    isChecked && problems.length === 0 && !read.success
      ? read.error.issues.map(issue => ({
          path: issue.path.join('.'),
          message: t('deployAction.configure.incomplete'),
        }))
      : [];
  const { state } = confirmation.action;
  const change = (next: FormValues) => {
    setAsked(undefined);
    setValues(next);
  };
  const yaml = useYamlText({
    values,
    before: shownValues({ ...form, values: start }),
    onRead: change,
    onTrouble: () => setAsked(undefined),
  });
  const isRight = problems.length === 0 && !yaml.trouble;
  return {
    field,
    values,
    change,
    yaml: problems.some(({ problem }) => problem === 'json') ? undefined : yaml,
    isChecked,
    isAsked: asked !== undefined,
    isSending: state === 'sending' || state === 'done',
    confirmation,
    ofFields: [
      ...unread,
      ...confirmation.issues
        .filter(({ path: at }) => OVERRIDES.test(at))
        .map(issue => ({ ...issue, path: issue.path.replace(OVERRIDES, '') })),
    ],
    elsewhere: issues => issues.filter(issue => !OVERRIDES.test(issue.path)),
    isOvertaken: JSON.stringify(start) !== JSON.stringify(form.values),
    startOver: () => {
      setStart(form.values);
      change(shownValues(form));
    },
    submit: event => {
      event.preventDefault();
      setChecked(true);
      if (asked !== undefined) {
        confirmation.lookAgain();
      } else if (isRight && read.success) {
        setAsked(read.data);
      }
    },
  };
}

/** What is set, without parts that hold nothing and have no field: they would be drawn as values of their own. */
function shownValues({ schema, values }: OverrideForm): FormValues {
  const fields = Object.keys(Object(schema.properties));
  return Object.fromEntries(
    Object.entries(values).filter(
      ([name, part]) =>
        fields.includes(name) || Object.keys(Object(part)).length > 0,
    ),
  );
}
