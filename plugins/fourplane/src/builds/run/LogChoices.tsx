// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select, Switch } from '@backstage/ui';
import type { BuildNode } from '@fourplane/plugin-fourplane-common';
import {
  fourplaneTranslationRef,
  type LogStreamView,
} from '@fourplane/plugin-fourplane-react';
import { useState } from 'react';
import type { Step } from './graph/stepsOf';
import styles from './Run.module.css';
import type { RunQuery } from './RunQuery';

/** Containers that Argo puts beside a step's own: they seldom say anything of the build. */
const argoContainers = ['init', 'wait'];

/** Which attempt, and which container of its pod; nothing where there is but one of each. */
export function LogChoices(props: {
  step: Step;
  node: BuildNode;
  log: LogStreamView;
  change: (part: Partial<RunQuery>) => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { step, node, log, change } = props;
  const { container, containers } = log;
  const isOwn = (name: string) => !argoContainers.includes(name);
  const [chosen, setShowsAll] = useState<boolean>();
  const showsAll = chosen ?? (container !== undefined && !isOwn(container));
  const shown = containers.filter(
    name => showsAll || isOwn(name) || name === container,
  );
  const hasAttempts = step.attempts.length > 1;
  const hasHidden = containers.some(name => !isOwn(name));
  if (!hasAttempts && containers.length < 2) {
    return null;
  }
  return (
    <div className={styles.choices}>
      {hasAttempts && (
        <Select
          size="small"
          className={styles.choice}
          aria-label={t('builds.run.attempt')}
          selectedKey={node.id}
          onSelectionChange={key =>
            change({
              step: `${key}`,
              container: undefined,
              line: undefined,
            })
          }
          options={step.attempts.map(({ id, attempt, phase }, index) => ({
            id,
            label: t('builds.run.attemptOf', {
              number: `${attempt ?? index + 1}`,
              total: `${step.attempts.length}`,
              phase: t(`builds.phase.${phase}`),
            }),
          }))}
        />
      )}
      {shown.length > 1 && (
        <Select
          size="small"
          className={styles.choice}
          aria-label={t('builds.run.container')}
          selectedKey={container ?? null}
          onSelectionChange={key =>
            change({ step: node.id, container: `${key}`, line: undefined })
          }
          options={shown.map(name => ({ id: name, label: name }))}
        />
      )}
      {hasHidden && (
        <Switch
          label={t('builds.run.argoContainers')}
          isSelected={showsAll}
          onChange={setShowsAll}
        />
      )}
    </div>
  );
}
