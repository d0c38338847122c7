// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { LogBuffer } from './LogBuffer';
import { LogScroll, type LogExtent, type LogWindow } from './LogScroll';

/** The place of a reader in a log, for as long as the component is there. */
export function useLogScroll(lines: LogBuffer): LogScroll {
  const scroll = useMemo(() => LogScroll.create(lines), [lines]);
  useEffect(() => scroll.watch(), [scroll]);
  return scroll;
}

/** One fact about the lines; the component is drawn again only when it changes. */
export function useLogExtent<T extends string | number | boolean>(
  scroll: LogScroll,
  select: (extent: LogExtent) => T,
): T {
  return useSyncExternalStore(scroll.subscribe, () => select(scroll.extent));
}

/** The lines to draw. */
export function useLogWindow(scroll: LogScroll): LogWindow {
  return useSyncExternalStore(scroll.subscribe, () => scroll.window);
}
