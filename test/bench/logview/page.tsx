// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mockApis, TestApiProvider } from '@backstage/frontend-test-utils';
import {
  LogBuffer,
  LogView,
  type LogStatus,
} from '@fourplane/plugin-fourplane-react';
import ReactDOM from 'react-dom/client';
import { MemoryRouter } from 'react-router-dom';
import { logLines } from './logLines';

const room = document.getElementById('root');
if (!room) {
  throw new Error('the page has no element with the id "root"');
}
const root = ReactDOM.createRoot(room);
const following: LogStatus = {
  state: 'following',
  source: { type: 'pod', pod: 'greeter-build-7-build-image-1830' },
};
const apis = [mockApis.translation(), mockApis.error()] as const;
let lines = LogBuffer.create();
let prepared: ReturnType<typeof logLines> = [];
let selectedLine: number | undefined;
let status = following;

function draw() {
  root.render(
    <TestApiProvider apis={apis}>
      <MemoryRouter>
        <LogView
          lines={lines}
          title="build-image"
          status={status}
          selectedLine={selectedLine}
          onSelectLine={line => {
            selectedLine = line;
            draw();
          }}
          downloadHref="/raw"
        />
      </MemoryRouter>
    </TestApiProvider>,
  );
}

/** Waits until what was drawn is on the screen. */
const painted = () =>
  new Promise<void>(resolve =>
    requestAnimationFrame(() => setTimeout(resolve, 0)),
  );

const grid = () => {
  const element = document.querySelector('[role=grid]');
  if (!element) {
    throw new Error('no lines are drawn');
  }
  return element;
};

async function frames(count: number, each: (frame: number) => void) {
  for (let frame = 0; frame < count; frame++) {
    await new Promise<void>(resolve =>
      requestAnimationFrame(() => {
        each(frame);
        resolve();
      }),
    );
  }
  await painted();
}

/** What the bench does with the page. Everything returns when it is on the screen. */
export const page = {
  /** Makes lines, as a stream would hand them over; none is shown yet. */
  prepare(count: number, from = 0) {
    prepared = logLines(count, from);
  },

  async close() {
    root.render(null);
    await painted();
    lines = LogBuffer.create();
  },

  /** From lines in hand to lines on the screen. */
  async open() {
    lines.append(prepared);
    draw();
    do {
      await painted();
    } while (!document.querySelector('[role=row]'));
    return grid().querySelectorAll('[role=row]').length;
  },

  async scroll(count: number, pixels: number) {
    const element = grid();
    await frames(count, () => {
      element.scrollTop += pixels;
    });
    return element.scrollTop;
  },

  async scrollTo(share: number) {
    const element = grid();
    element.scrollTop = share * element.scrollHeight;
    await painted();
  },

  /** Goes to the search field, as one does before typing. */
  async goToSearch() {
    document.querySelector('input')?.focus();
    await new Promise(resolve => setTimeout(resolve, 500));
  },

  /** Types a text into the search as a whole; returns when its matches are counted and shown. */
  async search(text: string) {
    const field = document.querySelector('input');
    const value = Object.getOwnPropertyDescriptor(
      HTMLInputElement.prototype,
      'value',
    );
    value?.set?.call(field, text);
    field?.dispatchEvent(new Event('input', { bubbles: true }));
    do {
      await painted();
    } while (
      text &&
      !/^\d+ of|^No match/.test(
        field
          ?.closest('[role=group]')
          ?.querySelector('[role=status]')
          ?.textContent?.trim() ?? '',
      )
    );
  },

  /** Appends what is prepared, `count` lines at a time, every sixth frame. */
  async append(count: number) {
    const times = Math.ceil(prepared.length / count);
    await frames(times * 6, frame => {
      if (frame % 6 === 0) {
        const from = (frame / 6) * count;
        performance.mark('append');
        lines.append(prepared.slice(from, from + count));
      }
    });
    return lines.lastNumber;
  },

  /** Shows other things beside the lines, for pictures. */
  async show(more: { status?: LogStatus; selectedLine?: number }) {
    status = more.status ?? status;
    selectedLine = more.selectedLine;
    draw();
    await painted();
  },
};

declare global {
  interface Window {
    logview: typeof page;
  }
}
window.logview = page;
