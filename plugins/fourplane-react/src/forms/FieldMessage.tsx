// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Text } from '@backstage/ui';
import { RiErrorWarningLine } from '@remixicon/react';
import { useContext } from 'react';
import { FormContext } from './FormContext';
import styles from './SchemaForm.module.css';

/** What a field without a control of its own is for, and what is wrong with it. */
export function FieldMessage(props: {
  id: string;
  path: string;
  description?: string;
}) {
  const { id, path, description } = props;
  const message = useContext(FormContext).messageAt(path);
  return (
    <div id={id} className={styles.message}>
      {description && (
        <Text as="p" variant="body-small">
          {description}
        </Text>
      )}
      {message && (
        <p className={styles.error}>
          <RiErrorWarningLine aria-hidden="true" size={14} /> {message}
        </p>
      )}
    </div>
  );
}
