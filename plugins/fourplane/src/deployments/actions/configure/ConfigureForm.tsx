// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, DialogBody, Text } from '@backstage/ui';
import type { OverrideForm } from '@fourplane/plugin-fourplane-common';
import {
  fourplaneTranslationRef,
  SchemaForm,
} from '@fourplane/plugin-fourplane-react';
import { useEffect, useRef, type ReactNode } from 'react';
import styles from '../Actions.module.css';
import { ConfirmationFooter, ConfirmationView } from '../ConfirmationView';
import {
  useConfigure,
  type Configuring,
  type OverridesCommand,
} from './useConfigure';
import { YamlField } from './YamlField';

/**
 * What is set of one environment alone, as a form and as the YAML it comes to. What would change is shown first, then
 * confirmed; a change of the form takes it back to the first.
 */
export function ConfigureForm(
  props: {
    form: OverrideForm;
    /** What is to be known before it is filled in. */
    lead?: ReactNode;
    /** What the button says that writes it. */
    confirm: string;
    onClose: () => void;
    onDone: () => void;
  } & OverridesCommand,
) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { form, lead, confirm, onClose } = props;
  const configuring = useConfigure(props);
  const { confirmation, isAsked, isSending, ofFields, elsewhere } = configuring;
  return (
    <form onSubmit={configuring.submit} noValidate>
      <DialogBody>
        <div className={styles.body}>
          {lead}
          <Notices form={form} configuring={configuring} />
          <div className={styles.beside}>
            <SchemaForm
              label={t('deployAction.configure.form')}
              field={configuring.field}
              value={configuring.values}
              onChange={configuring.change}
              issues={ofFields}
              isChecked={configuring.isChecked}
              isDisabled={isSending || !form.allowed}
            />
            {configuring.yaml ? (
              <YamlField
                yaml={configuring.yaml}
                isDisabled={isSending || !form.allowed}
              />
            ) : (
              <Text as="p">{t('deployAction.configure.unreadable')}</Text>
            )}
          </div>
          <Seen of={confirmation.preview.state}>
            {isAsked && (
              <ConfirmationView
                confirmation={confirmation}
                listed={elsewhere}
              />
            )}
          </Seen>
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
          {confirm}
        </Button>
      </ConfirmationFooter>
    </form>
  );
}

/** Brings what is below a long form into view, and says it, whenever it comes to another state. */
function Seen(props: { of: string; children: ReactNode }) {
  const { of, children } = props;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Not every place a page is drawn in can scroll.
    if (of !== 'idle') {
      place.current?.scrollIntoView?.({ block: 'nearest' });
    }
  }, [of]);
  return (
    <div ref={place} aria-live="polite" className={styles.seen}>
      {children}
    </div>
  );
}

/** Why nothing can be set, what could not be found out, and that somebody else was faster. */
function Notices(props: { form: OverrideForm; configuring: Configuring }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { form, configuring } = props;
  return (
    <>
      {!form.allowed && (
        <Alert
          status="info"
          icon
          title={t('deployAction.configure.closed')}
          description={form.why ?? t('deployAction.notAllowed')}
        />
      )}
      {form.notes.map(note => (
        <Alert key={note} status="warning" icon title={note} />
      ))}
      {configuring.isOvertaken && (
        <div role="status">
          <Alert
            status="warning"
            icon
            title={t('deployAction.configure.overtaken')}
            customActions={
              <Button
                size="small"
                variant="secondary"
                onPress={configuring.startOver}
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
