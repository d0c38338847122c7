// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { Combobox, Text, TextField } from '@backstage/ui';
import {
  FailurePanel,
  fourplaneTranslationRef,
} from '@fourplane/plugin-fourplane-react';
import type { ReactNode } from 'react';
import type { Choices } from './Choices';
import styles from './Fields.module.css';
import type { FieldFrame } from './PickerProps';

/** What a picker shows of itself. */
export interface PickerViewProps {
  readonly props: FieldFrame;
  /** What it is called where the template does not say. */
  readonly title: string;
  /** What is chosen from, as it reads in the middle of a sentence. */
  readonly what: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  readonly choices: Choices;
}

/**
 * One of what there is, found by typing. Where that is not known, why; what was chosen is still there, and can be typed, as
 * whoever knows a name needs no list.
 */
export function PickerView(view: PickerViewProps) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { props, title, what, value, onChange, choices } = view;
  const { schema, uiSchema, required, disabled, readonly, rawErrors } = props;
  const words = {
    label: uiSchema?.['ui:title'] ?? schema.title ?? title,
    description: uiSchema?.['ui:description'] ?? schema.description,
    secondaryLabel: required ? t('field.required') : undefined,
    isRequired: required,
    // What the form has found it says itself, below.
    isInvalid: (rawErrors?.length ?? 0) > 0 || undefined,
    validationBehavior: 'aria' as const,
  };
  const isOff = Boolean(disabled || readonly || uiSchema?.['ui:disabled']);
  if (choices.state === 'failed') {
    const { failure, look, isLooking } = choices;
    return (
      <div className={styles.field}>
        <TextField
          {...words}
          isDisabled={isOff}
          value={value ?? ''}
          onChange={text => onChange(text === '' ? undefined : text)}
        />
        <FailurePanel
          failure={failure}
          what={what}
          stillWorks={t('field.canBeTyped')}
          onRetry={look}
          isRetrying={isLooking}
        />
      </div>
    );
  }
  const known = choices.state === 'present' ? choices.choices : [];
  const isForeign =
    value !== undefined && !known.some(({ id }) => id === value);
  const options = [
    ...known,
    ...(isForeign && value ? [{ id: value, label: value }] : []),
  ];
  const isStrange = choices.state === 'present' && isForeign;
  return (
    <div className={styles.field}>
      <Combobox
        // The text in it follows what is chosen only when it is made.
        key={`${value ?? ''} ${isForeign}`}
        {...words}
        {...(isStrange && { isInvalid: undefined })}
        validate={() =>
          isStrange ? t('field.notThere', { value, what }) : null
        }
        // What is drawn anew once it is known would lose the focus.
        isDisabled={isOff || choices.state !== 'present'}
        placeholder={
          choices.state === 'loading' ? t('field.loading') : t('field.choose')
        }
        options={options}
        value={value ?? null}
        onChange={key => {
          if (key !== null || !required) {
            onChange(key === null ? undefined : String(key));
          }
        }}
      />
      <Notice>{noticeOf(choices, t, what)}</Notice>
    </div>
  );
}

function noticeOf(
  choices: Choices,
  t: TranslationFunction<typeof fourplaneTranslationRef.T>,
  what: string,
): string | undefined {
  switch (choices.state) {
    case 'waiting':
      return t(`field.waiting.${choices.for}`);
    case 'unknown':
      return t('field.unknown', { text: choices.text });
    case 'present':
      return choices.choices.length === 0
        ? t('field.none', { what })
        : undefined;
    default:
      return undefined;
  }
}

/** What is said of a field as it changes. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <div role="status" className={styles.notice}>
      {children && (
        <Text as="p" variant="body-small">
          {children}
        </Text>
      )}
    </div>
  );
}
