// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useId, type ReactNode } from 'react';
import { FieldMessage } from './FieldMessage';
import type { FieldProps } from './FieldProps';
import { fieldWords } from './fieldWords';
import styles from './SchemaForm.module.css';

/** Fields that belong together, under one name. */
export function FieldSet(props: FieldProps & { children: ReactNode }) {
  const id = useId();
  const { label, description } = fieldWords(props);
  return (
    <fieldset className={styles.group} aria-describedby={id}>
      <legend className={styles.legend} title={props.name}>
        {label}
      </legend>
      <FieldMessage id={id} path={props.path} description={description} />
      {props.children}
    </fieldset>
  );
}
