// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Runtime } from '@fourplane/plugin-fourplane-common';
import { CronTime } from 'cron';

/** Kubernetes runs a schedule that names no time zone in that of its controllers, which is this one as a rule. */
const USUAL_TIME_ZONE = 'UTC';

/**
 * When a scheduled task runs next after an instant (milliseconds since the epoch), as an ISO 8601 instant; nothing where
 * it is held back, or where the schedule cannot be understood.
 */
export function nextRunAt(
  schedule: Runtime['schedule'],
  now: number,
): string | undefined {
  if (!schedule || schedule.suspended) {
    return undefined;
  }
  const zone = schedule.timeZone ?? USUAL_TIME_ZONE;
  try {
    return (
      new CronTime(schedule.cron, zone)
        .getNextDateFrom(new Date(now), zone)
        .toUTC()
        .toISO() ?? undefined
    );
  } catch {
    return undefined;
  }
}
