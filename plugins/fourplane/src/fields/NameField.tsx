// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { TextField } from '@backstage/ui';
import { isNewName, type NameCheck } from '@fourplane/plugin-fourplane-common';
import {
  fourplaneTranslationRef,
  useReply,
  type ReplyState,
} from '@fourplane/plugin-fourplane-react';
import { useEffect, useState } from 'react';
import { FieldReplies } from './FieldReplies';
import styles from './Fields.module.css';
import { nameCheck, type NameOptions } from './nameCheck';
import { optionsOf, type PickerProps } from './PickerProps';
import { Notice } from './PickerView';
import { Place, type PlacePath } from './Place';

type Props = PickerProps<string, NameOptions>;

/** How long nothing is typed before a name is asked about, in milliseconds. */
const PAUSE_MS = 300;

/** What is said of a name; `problem` keeps it from being had. */
interface Answer {
  readonly name: string;
  readonly problem?: string;
  readonly notice?: string;
}

/** The name of something new: whether Kubernetes takes it, and whether something has it already, as it is typed. */
export function NameField(props: Props) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { kind = 'component' } = optionsOf(props);
  const value = props.formData ?? '';
  const name = usePaused(value);
  const [answer, setAnswer] = useState<Answer>();
  const isWrong = value !== '' && !isNewName(value);
  const said = answer?.name === value ? answer : undefined;
  return (
    <div className={styles.field}>
      <Field
        props={props}
        problem={isWrong ? t('field.name.wrong') : said?.problem}
      />
      <Notice>{said?.notice}</Notice>
      {name !== '' && isNewName(name) && (
        <FieldReplies>
          <Place
            field={props}
            of={
              kind === 'component' || kind === 'resource' ? 'project' : 'tenant'
            }
            without={() => null}
          >
            {path => (
              <Check path={path} kind={kind} name={name} onAnswer={setAnswer} />
            )}
          </Place>
        </FieldReplies>
      )}
    </div>
  );
}

/** Asks about a name beside its field, which keeps the focus meanwhile. */
function Check(props: {
  path: PlacePath;
  kind: NonNullable<NameOptions['kind']>;
  name: string;
  onAnswer: (answer: Answer) => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { path, kind, name, onAnswer } = props;
  const { route, input } = nameCheck(kind, path, name);
  // The routes of all kinds answer alike, and each takes what the path of its kind has.
  const reply = useReply<'checkComponentName'>(
    route as 'checkComponentName',
    input as Parameters<typeof useReply<'checkComponentName'>>[1],
  );
  const answer = JSON.stringify(answerOf(reply, name, t));
  useEffect(() => onAnswer(JSON.parse(answer)), [answer, onAnswer]);
  return null;
}

function answerOf(
  reply: ReplyState<NameCheck>,
  name: string,
  t: TranslationFunction<typeof fourplaneTranslationRef.T>,
): Answer {
  if (reply.state === 'loading') {
    return { name, notice: t('field.name.checking') };
  }
  if (reply.state === 'failed') {
    const { permission, kind } = reply.failure;
    return kind === 'notPermitted'
      ? { name, problem: t('field.name.denied', { permission }) }
      : { name, notice: t('field.name.unchecked') };
  }
  return reply.data.state === 'taken'
    ? { name, problem: t('field.name.taken', { name }) }
    : { name, notice: t('field.name.free') };
}

function Field({ props, problem }: { props: Props; problem?: string }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { schema, uiSchema, required, disabled, readonly, rawErrors } = props;
  // What the form has found it says itself, below.
  const isToldOf = (rawErrors?.length ?? 0) > 0;
  return (
    <TextField
      label={uiSchema?.['ui:title'] ?? schema.title ?? t('field.name.title')}
      description={uiSchema?.['ui:description'] ?? schema.description}
      secondaryLabel={required ? t('field.required') : undefined}
      placeholder={uiSchema?.['ui:placeholder']}
      isRequired={required}
      isDisabled={Boolean(disabled || readonly)}
      isInvalid={isToldOf || undefined}
      validationBehavior="aria"
      validate={() => (isToldOf ? null : problem ?? null)}
      autoComplete="off"
      value={props.formData ?? ''}
      onChange={text => props.onChange(text === '' ? undefined : text)}
    />
  );
}

function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}
