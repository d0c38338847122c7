// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import styles from '../Deploy.module.css';

/** YAML to read and to select; it scrolls within itself, by keyboard too. */
export function YamlText(props: { label: string; yaml: string }) {
  return (
    <pre
      role="region"
      aria-label={props.label}
      // What scrolls must be reachable by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={styles.yaml}
    >
      {props.yaml}
    </pre>
  );
}
