// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { fourplaneTranslationRef } from '@fourplane/plugin-fourplane-react';
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { layoutSteps, type Point } from './layoutSteps';
import { StepBox } from './StepBox';
import styles from './StepGraph.module.css';
import type { Step } from './stepsOf';

/**
 * The steps of a run as a picture that is a list to screen readers. The tab key goes to the chosen step, arrow keys
 * from step to step in the order they run.
 */
export function StepGraph(props: {
  steps: readonly Step[];
  selected?: string;
  onSelect: (id: string) => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { steps, selected, onSelect } = props;
  const list = useRef<HTMLOListElement>(null);
  // Phases change all the time; where the boxes are depends on which there are.
  const shape = steps.map(({ id, follows }) => [id, ...follows].join(' '));
  const layout = useMemo(
    () => layoutSteps(steps),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [shape.join('\n')],
  );
  useEffect(() => {
    const current = list.current?.querySelector('[aria-current="step"]');
    // Not in every browser a test runs in.
    current?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }, [selected, layout]);
  const names = new Map(steps.map(({ id, name }) => [id, name]));
  const focused = steps.some(({ id }) => id === selected)
    ? selected
    : steps[0]?.id;
  const move = (event: KeyboardEvent) => {
    const boxes = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = boxes.findIndex(box => box === document.activeElement);
    const next = boxes[placeAfter(event.key, at, boxes.length)];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  };
  return (
    <div className={styles.scroller}>
      <div
        className={styles.picture}
        style={{ width: layout.width, height: layout.height }}
      >
        <svg
          aria-hidden="true"
          className={styles.lines}
          width={layout.width}
          height={layout.height}
        >
          {layout.lines.map(({ id, points }) => (
            <path key={id} d={curveThrough(points)} />
          ))}
        </svg>
        {/* Hears the arrow keys of the boxes in it. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <ol
          ref={list}
          aria-label={t('builds.run.steps')}
          className={styles.steps}
          onKeyDown={move}
        >
          {steps.map(step => (
            <li key={step.id} style={positionOf(layout.places.get(step.id))}>
              <StepBox
                step={step}
                after={step.follows.flatMap(id => names.get(id) ?? [])}
                isSelected={step.id === selected}
                isTabStop={step.id === focused}
                onSelect={() => onSelect(step.id)}
              />
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}

function placeAfter(key: string, at: number, length: number): number {
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return at + 1;
    case 'ArrowUp':
    case 'ArrowLeft':
      return at - 1;
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return -1;
  }
}

function positionOf(place: Point | undefined) {
  return { left: place?.x ?? 0, top: place?.y ?? 0 };
}

/** A line that leaves and enters boxes upright. */
function curveThrough(points: readonly Point[]): string {
  return points
    .map((to, index) => {
      const from = points[index - 1];
      if (!from) {
        return `M ${to.x} ${to.y}`;
      }
      const middle = (from.y + to.y) / 2;
      return `C ${from.x} ${middle} ${to.x} ${middle} ${to.x} ${to.y}`;
    })
    .join(' ');
}
