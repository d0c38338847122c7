// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { TextAreaField } from '@backstage/ui';
import { fourplaneTranslationRef } from '@fourplane/plugin-fourplane-react';
import styles from '../Actions.module.css';
import type { YamlText } from './useYamlText';

/** The same values as the form, as YAML to read and to write. */
export function YamlField(props: { yaml: YamlText; isDisabled: boolean }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { yaml, isDisabled } = props;
  const { text, trouble, change } = yaml;
  const words = () => {
    if (trouble === undefined) {
      return null;
    }
    return trouble.problem
      ? t('deployAction.configure.notYaml', { problem: trouble.problem })
      : t('deployAction.configure.notAnObject');
  };
  return (
    <TextAreaField
      className={styles.yaml}
      label={t('deployAction.configure.yaml')}
      description={t('deployAction.configure.yamlHint')}
      placeholder={t('deployAction.configure.empty')}
      rows={Math.min(24, Math.max(6, text.split('\n').length + 1))}
      value={text}
      isDisabled={isDisabled}
      validationBehavior="aria"
      validate={words}
      onChange={change}
    />
  );
}
