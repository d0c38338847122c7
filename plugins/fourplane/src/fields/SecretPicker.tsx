// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import type { SecretChoice } from '@fourplane/plugin-fourplane-common';
import {
  fourplaneTranslationRef,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import { choicesOf, type Choices } from './Choices';
import { FieldReplies } from './FieldReplies';
import styles from './Fields.module.css';
import type { PickerProps, PlaceOptions } from './PickerProps';
import { PickerView } from './PickerView';
import { Place, type PlacePath } from './Place';
import { titled } from './titled';

/** A secret reference by name, or one of its keys. */
export type SecretValue = string | { name?: string; key?: string };

type Props = PickerProps<SecretValue, PlaceOptions>;

/**
 * A reference to secrets of the project's tenant: its name, or where the template's field is an object `{name, key}`. Only
 * names are ever seen, never a value.
 */
export function SecretPicker(props: Props) {
  return (
    <FieldReplies>
      <Place
        field={props}
        of="project"
        without={why => <View props={props} choices={why} keys={[]} />}
      >
        {path => <Secrets props={props} path={path} />}
      </Place>
    </FieldReplies>
  );
}

function Secrets({ props, path }: { props: Props; path: PlacePath }) {
  const { controlPlane, tenant } = path;
  const project = path.kind === 'project' ? path.project : '';
  const reply = useReply('listSecretChoices', {
    controlPlane,
    tenant,
    project,
  });
  const name = nameOf(props.formData);
  const keys =
    reply.state === 'present'
      ? reply.data.find(one => one.name === name)?.keys ?? []
      : [];
  const choices = choicesOf(reply, (data: SecretChoice[]) =>
    data.map(one => ({
      id: one.name,
      label: titled(one.name, one.title),
      description: one.keys.join(', '),
    })),
  );
  return <View props={props} choices={choices} keys={keys} />;
}

function View(view: {
  props: Props;
  choices: Choices;
  keys: readonly string[];
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { props, choices, keys } = view;
  const value = props.formData;
  const hasKey = props.schema.type === 'object';
  const key = typeof value === 'object' ? value.key : undefined;
  const shown = [...keys, ...(key && !keys.includes(key) ? [key] : [])];
  const picker = (
    <PickerView
      props={props}
      title={t('field.secret')}
      what={t('field.what.secrets')}
      value={nameOf(value)}
      onChange={name => {
        const whole = name === undefined ? undefined : { name };
        props.onChange(hasKey ? whole : name);
      }}
      choices={choices}
    />
  );
  return hasKey ? (
    <div className={styles.pair}>
      {picker}
      <Select
        label={t('field.key')}
        secondaryLabel={props.required ? t('field.required') : undefined}
        isDisabled={shown.length === 0}
        placeholder={t('field.choose')}
        options={shown.map(id => ({ id, label: id }))}
        selectedKey={key ?? null}
        onSelectionChange={chosen =>
          props.onChange({ name: nameOf(value), key: String(chosen) })
        }
      />
    </div>
  ) : (
    picker
  );
}

function nameOf(value: SecretValue | undefined): string | undefined {
  return typeof value === 'object' ? value.name : value;
}
