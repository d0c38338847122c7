// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useLayoutEffect, useState, type RefObject } from 'react';

/** Sizes in pixels. */
export interface CellSize {
  /** Of the element the lines are in, without its scroll bars. */
  readonly width: number;
  readonly height: number;
  /** Of one character. */
  readonly cell: number;
  readonly rowHeight: number;
}

/** What is taken where nothing has a size: in tests and while a tab is hidden. */
const unmeasured: CellSize = {
  width: 800,
  height: 400,
  cell: 7.25,
  rowHeight: 20,
};

/** Characters in the probe, so that a fraction of a pixel is measured too. */
export const PROBE_LENGTH = 100;

/** Measures the room for lines, and a character by a hidden probe of {@link PROBE_LENGTH} characters; again when they change. */
export function useCellSize(
  room: RefObject<HTMLElement>,
  probe: RefObject<HTMLElement>,
): CellSize {
  const [size, setSize] = useState(unmeasured);
  useLayoutEffect(() => {
    const measure = () => {
      const box = probe.current?.getBoundingClientRect();
      const next: CellSize = {
        width: room.current?.clientWidth || unmeasured.width,
        height: room.current?.clientHeight || unmeasured.height,
        cell: (box?.width ?? 0) / PROBE_LENGTH || unmeasured.cell,
        rowHeight: box?.height || unmeasured.rowHeight,
      };
      setSize(before =>
        JSON.stringify(before) === JSON.stringify(next) ? before : next,
      );
    };
    measure();
    if (typeof ResizeObserver === 'undefined') {
      return undefined;
    }
    const observer = new ResizeObserver(measure);
    [room.current, probe.current].forEach(
      element => element && observer.observe(element),
    );
    return () => observer.disconnect();
  }, [room, probe]);
  return size;
}
