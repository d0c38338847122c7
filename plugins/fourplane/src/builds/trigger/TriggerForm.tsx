// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Text,
} from '@backstage/ui';
import type {
  IntentIssue,
  ModelRef,
  BuildForm,
} from '@fourplane/plugin-fourplane-common';
import {
  ActionFailureNotice,
  checkForm,
  fourplaneApiRef,
  fourplaneTranslationRef,
  readFormSchema,
  SchemaForm,
  useAction,
  type FormValues,
} from '@fourplane/plugin-fourplane-react';
import { useMemo, useState, type FormEvent } from 'react';
import styles from '../Builds.module.css';
import type { ComponentPath } from '../ComponentPath';
import { SourceFields, type SourceValues } from './SourceFields';

const COMMIT = /^[0-9a-f]{7,40}$/i;
/** Issues about parameters name them below this. */
const PARAMETERS = /^parameters\.?/;

/** Which branch or commit is built, and with which parameters. */
export function TriggerForm(props: {
  component: ComponentPath;
  form: BuildForm;
  onClose: () => void;
  onTriggered: (build: ModelRef) => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { form, onClose } = props;
  const trigger = useTrigger(props);
  const { action, field, isChecked, isSending, ofParameters, ofSource } =
    trigger;
  return (
    <form onSubmit={trigger.submit} noValidate>
      <DialogHeader>{t('builds.trigger.title')}</DialogHeader>
      <DialogBody>
        <div className={styles.form}>
          {!form.allowed && (
            <Alert
              status="info"
              icon
              title={t('builds.notAllowed')}
              description={form.why}
            />
          )}
          {form.workflow && (
            <Text as="p">
              {t('builds.trigger.workflow', {
                workflow: form.title ?? form.workflow.name,
              })}
            </Text>
          )}
          <SourceFields
            form={form}
            value={trigger.source}
            onChange={trigger.setSource}
            isBadCommit={isChecked && trigger.isBadCommit}
            isDisabled={isSending}
          />
          {field && (
            <SchemaForm
              label={t('builds.trigger.parameters')}
              field={field}
              value={trigger.parameters}
              onChange={trigger.setParameters}
              issues={ofParameters}
              isChecked={isChecked}
              isDisabled={isSending}
            />
          )}
          {action.state === 'failed' && (
            <ActionFailureNotice
              failure={action.failure}
              issues={ofSource}
              title={t('builds.trigger.failed')}
            />
          )}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('action.cancel')}
        </Button>
        <Button
          type="submit"
          variant="primary"
          isPending={isSending}
          isDisabled={!form.allowed}
        >
          {t('builds.trigger.submit')}
        </Button>
      </DialogFooter>
    </form>
  );
}

/** What is filled in, whether it is right, and sending it once. */
function useTrigger(props: {
  component: ComponentPath;
  form: BuildForm;
  onTriggered: (build: ModelRef) => void;
}) {
  const { component, form, onTriggered } = props;
  const client = useApi(fourplaneApiRef);
  const field = useMemo(
    () => form.parameters && readFormSchema(form.parameters),
    [form.parameters],
  );
  const [source, setSource] = useState<SourceValues>({
    branch: '',
    commit: '',
    track: form.tracks[0]?.ref.name,
  });
  const [parameters, setParameters] = useState<FormValues>(form.values);
  const [isChecked, setChecked] = useState(false);
  const action = useAction({
    route: 'triggerBuild',
    send: (body: TriggerValues, key) =>
      client.triggerBuild({ ...component, body: { ...body, key } }),
    onDone: ({ build }) => onTriggered(build),
  });
  const isBadCommit =
    source.commit !== '' && !COMMIT.test(source.commit.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    const areRight = !field || checkForm(field, parameters).length === 0;
    if (areRight && !isBadCommit) {
      action.run(triggerValues(source, field && parameters));
    }
  };
  /** What was refused is no more what is asked. */
  const changing =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      action.forget();
      set(value);
    };
  return {
    action,
    field,
    source,
    setSource: changing(setSource),
    parameters,
    setParameters: changing(setParameters),
    isChecked,
    isBadCommit,
    isSending: action.state === 'sending' || action.state === 'done',
    submit,
    ...divideIssues(action.state === 'failed' ? action.failure.issues : []),
  };
}

interface TriggerValues {
  branch?: string;
  commit?: string;
  track?: string;
  parameters?: Record<string, unknown>;
}

function triggerValues(
  source: SourceValues,
  parameters: FormValues | undefined,
): TriggerValues {
  const branch = source.branch.trim();
  const commit = source.commit.trim().toLowerCase();
  return {
    ...(branch && { branch }),
    ...(commit && { commit }),
    ...(source.track && { track: source.track }),
    ...(parameters && { parameters: { ...parameters } }),
  };
}

/** Issues of the parameters, with paths counted from them, and the others. */
function divideIssues(issues: readonly IntentIssue[]) {
  const isOfParameters = ({ path }: IntentIssue) => PARAMETERS.test(path);
  return {
    ofParameters: issues
      .filter(isOfParameters)
      .map(issue => ({ ...issue, path: issue.path.replace(PARAMETERS, '') })),
    ofSource: issues.filter(issue => !isOfParameters(issue)),
  };
}
