// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, DialogBody, Link } from '@backstage/ui';
import type { SettingsForm } from '@fourplane/plugin-fourplane-common';
import {
  fourplaneTranslationRef,
  SchemaForm,
} from '@fourplane/plugin-fourplane-react';
import type { ComponentPath } from '../builds/ComponentPath';
import {
  ConfirmationFooter,
  ConfirmationView,
} from '../deployments/actions/ConfirmationView';
import styles from './Edit.module.css';
import { useEdit, type Editing } from './useEdit';

/**
 * What is set of a component as a form. What would change is shown first, then confirmed; a change of the form takes it back
 * to the first.
 */
export function EditForm(props: {
  path: ComponentPath;
  form: SettingsForm;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { form, onClose } = props;
  const editing = useEdit(props);
  const { confirmation, isAsked, isSending } = editing;
  return (
    <form onSubmit={editing.submit} noValidate>
      <DialogBody>
        <div className={styles.body}>
          <Notices form={form} editing={editing} />
          <SchemaForm
            label={t('edit.change.form')}
            field={editing.field}
            value={editing.values}
            onChange={editing.change}
            issues={editing.ofFields}
            isChecked={editing.isChecked}
            isDisabled={isSending || !form.allowed}
          />
          <div aria-live="polite">
            {isAsked && (
              <ConfirmationView
                confirmation={confirmation}
                listed={editing.elsewhere}
              />
            )}
          </div>
        </div>
      </DialogBody>
      <ConfirmationFooter confirmation={confirmation} onClose={onClose}>
        {/* A button of its own, so that nothing is written by a double click on this one. */}
        <Button
          type="submit"
          variant="secondary"
          isDisabled={!form.allowed || isSending}
        >
          {t('deployAction.configure.see')}
        </Button>
        <Button
          variant="primary"
          isDisabled={!isAsked || !confirmation.isPossible}
          isPending={isSending}
          onPress={() => confirmation.action.run()}
        >
          {t('deployAction.configure.confirm')}
        </Button>
      </ConfirmationFooter>
    </form>
  );
}

/** Why nothing can be changed, what cannot be changed here, and that somebody else was faster. */
function Notices({ form, editing }: { form: SettingsForm; editing: Editing }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  return (
    <>
      {!form.allowed && (
        <Alert
          status="info"
          icon
          title={t('edit.change.closed')}
          description={
            <>
              {form.why ?? t('deployAction.notAllowed')}{' '}
              {form.managedBy?.url && (
                <Link href={form.managedBy.url} target="_blank">
                  {t('edit.source')}
                </Link>
              )}
            </>
          }
        />
      )}
      {form.notes.map(note => (
        <Alert key={note} status="warning" icon title={note} />
      ))}
      {editing.isOvertaken && (
        <div role="status">
          <Alert
            status="warning"
            icon
            title={t('deployAction.configure.overtaken')}
            customActions={
              <Button
                size="small"
                variant="secondary"
                onPress={editing.startOver}
              >
                {t('deployAction.configure.startOver')}
              </Button>
            }
          />
        </div>
      )}
    </>
  );
}
