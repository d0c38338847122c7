// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon } from '@backstage/ui';
import { fourplaneTranslationRef } from '@fourplane/plugin-fourplane-react';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useState } from 'react';
import styles from './Overview.module.css';

/** Puts a text on the clipboard, and says so. Without a clipboard (a page not served over HTTPS) there is no button. */
export function CopyButton(props: { text: string; label: string }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const [outcome, setOutcome] = useState<'copied' | 'notCopied'>();
  if (!navigator.clipboard) {
    return null;
  }
  const copy = () =>
    navigator.clipboard.writeText(props.text).then(
      () => setOutcome('copied'),
      () => setOutcome('notCopied'),
    );
  return (
    <>
      <ButtonIcon
        aria-label={props.label}
        icon={
          outcome === 'copied' ? (
            <RiCheckLine size={14} />
          ) : (
            <RiFileCopyLine size={14} />
          )
        }
        onPress={copy}
        onBlur={() => setOutcome(undefined)}
        size="small"
        variant="tertiary"
      />
      <span role="status" className={styles.copied}>
        {outcome && t(`overview.${outcome}`)}
      </span>
    </>
  );
}
