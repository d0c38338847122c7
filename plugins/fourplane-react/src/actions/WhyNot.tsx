// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Focusable, Tooltip, TooltipTrigger } from '@backstage/ui';
import { RiInformationLine } from '@remixicon/react';
import type { ReactNode } from 'react';
import styles from './WhyNot.module.css';

/** Properties of {@link WhyNot}. @public */
export interface WhyNotProps {
  /** Absent where it can be done. */
  readonly why?: string;
  readonly children: ReactNode;
}

/** Beside what cannot be done, why: on hover and focus, and read out by screen readers. @public */
export function WhyNot({ why, children }: WhyNotProps) {
  if (!why) {
    return <>{children}</>;
  }
  return (
    <span className={styles.whyNot}>
      {children}
      <TooltipTrigger delay={200}>
        <Focusable>
          <button type="button" className={styles.why} aria-label={why}>
            <RiInformationLine aria-hidden="true" size={18} />
          </button>
        </Focusable>
        <Tooltip>{why}</Tooltip>
      </TooltipTrigger>
    </span>
  );
}
