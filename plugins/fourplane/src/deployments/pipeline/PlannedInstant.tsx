// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useLocale } from '@fourplane/plugin-fourplane-react';

/** An instant that is to come, in the reader's own time. What is not an instant is shown as it is. */
export function PlannedInstant({ instant }: { instant: string }) {
  const locale = useLocale();
  const time = new Date(instant);
  return Number.isNaN(time.getTime()) ? (
    <span>{instant}</span>
  ) : (
    <time dateTime={instant}>
      {time.toLocaleString(locale, {
        dateStyle: 'medium',
        timeStyle: 'short',
      })}
    </time>
  );
}
