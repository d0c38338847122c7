// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { fourplaneTranslationRef } from '@fourplane/plugin-fourplane-react';
import { useMemo, useState } from 'react';
import styles from './Compare.module.css';
import { diffLines, type DiffLine } from './diffLines';
import { foldSame } from './foldSame';

/** Two texts laid over each other, line by line; what is the same in both is folded. */
export function YamlDiff(props: {
  label: string;
  left: string;
  right: string;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { label, left, right } = props;
  const parts = useMemo(() => foldSame(diffLines(left, right)), [left, right]);
  return (
    <div
      role="region"
      aria-label={label}
      // What scrolls must be reachable by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={styles.diff}
    >
      {parts.map((part, index) =>
        'folded' in part ? (
          <Folded
            key={keyAt(index)}
            lines={part.folded}
            words={t('deploy.compare.unfold', { count: part.folded.length })}
          />
        ) : (
          <Line key={keyAt(index)} line={part} />
        ),
      )}
    </div>
  );
}

/** Lines have no name but their place. */
function keyAt(index: number): string {
  return `${index}`;
}

function Folded(props: { lines: readonly DiffLine[]; words: string }) {
  const { lines, words } = props;
  const [isOpen, setOpen] = useState(false);
  return isOpen ? (
    <>
      {lines.map((line, index) => (
        <Line key={keyAt(index)} line={line} />
      ))}
    </>
  ) : (
    <Button size="small" variant="tertiary" onPress={() => setOpen(true)}>
      {words}
    </Button>
  );
}

function Line({ line: { kind, text } }: { line: DiffLine }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  if (kind === 'same') {
    return <div className={styles.diffLine}>{text}</div>;
  }
  const Mark = kind === 'added' ? 'ins' : 'del';
  return (
    <Mark className={styles.diffLine} data-kind={kind}>
      <span className={styles.unseen}>{t(`deploy.compare.line.${kind}`)} </span>
      {text}
    </Mark>
  );
}
