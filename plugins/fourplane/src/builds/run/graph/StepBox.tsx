// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import {
  fourplaneTranslationRef,
  StatusBadge,
  TimeSpan,
} from '@fourplane/plugin-fourplane-react';
import { toneOfPhase } from '../../toneOfPhase';
import { STEP_HEIGHT, STEP_WIDTH } from './layoutSteps';
import styles from './StepGraph.module.css';
import type { Step } from './stepsOf';

/** One step: what it is called, how it stands, how long it took, and how often it was tried. */
export function StepBox(props: {
  step: Step;
  /** Names of the steps it follows. */
  after: readonly string[];
  isSelected: boolean;
  isTabStop: boolean;
  onSelect: () => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { step, after, isSelected, isTabStop, onSelect } = props;
  const { node, attempts, within, name } = step;
  const { phase, message, startedAt, completedAt } = node;
  const isOver = completedAt !== undefined;
  const tries = node.attempts ?? attempts.length;
  return (
    <button
      type="button"
      className={styles.step}
      style={{ width: STEP_WIDTH, height: STEP_HEIGHT }}
      data-phase={phase}
      aria-current={isSelected ? 'step' : undefined}
      tabIndex={isTabStop ? 0 : -1}
      title={[[...within, name].join(' / '), message]
        .filter(Boolean)
        .join('\n')}
      onClick={onSelect}
    >
      <span className={styles.name}>
        {within.length > 0 && (
          <span className={styles.within}>{within.join(' / ')} / </span>
        )}
        {name}
      </span>
      <span className={styles.facts}>
        <StatusBadge
          tone={toneOfPhase(phase)}
          word={t(`builds.phase.${phase}`)}
        />
        {startedAt && (isOver || phase === 'running') && (
          <TimeSpan from={startedAt} to={completedAt} />
        )}
        {tries > 1 && <span aria-hidden="true">×{tries}</span>}
      </span>
      <VisuallyHidden>
        {[
          tries > 1 && t('builds.run.attempts', { count: tries }),
          message,
          after.length > 0 &&
            t('builds.run.after', { steps: after.join(', ') }),
        ]
          .filter(Boolean)
          .join('. ')}
      </VisuallyHidden>
    </button>
  );
}
