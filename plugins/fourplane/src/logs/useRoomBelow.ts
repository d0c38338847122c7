// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useLayoutEffect, useState, type RefObject } from 'react';

/** Kept free at the lower edge of the window, in pixels. */
const MARGIN = 40;

/** How much of the window is left below the upper edge of an element, in pixels, as far as the page is not scrolled. */
export function useRoomBelow(element: RefObject<HTMLElement>): number {
  const [room, setRoom] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      const top = element.current?.getBoundingClientRect().top ?? 0;
      setRoom(Math.max(0, window.innerHeight - Math.max(0, top) - MARGIN));
    };
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, [element]);
  return room;
}
