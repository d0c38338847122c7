// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { renderInTestApp } from '@backstage/frontend-test-utils';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { configureAxe } from 'jest-axe';
import { useState } from 'react';
import { LogBuffer, LogView, type LogViewProps } from '.';

/** As the pages' own tests do it: WCAG 2.1 AA. */
const wcagViolations = configureAxe({
  runOnly: {
    type: 'tag',
    values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
  },
  // Needs what jsdom does not draw; logColours.test.ts reckons it.
  rules: { 'color-contrast': { enabled: false } },
});

function numbered(count: number, from = 1) {
  return Array.from({ length: count }, (_, index) => ({
    text: `line ${from + index}`,
    at: new Date(Date.UTC(2026, 10, 25, 3, 0, from + index)).toISOString(),
  }));
}

function bufferOf(texts: readonly string[]): LogBuffer {
  const lines = LogBuffer.create();
  lines.append(texts.map(text => ({ text })));
  return lines;
}

function show(lines: LogBuffer, more: Partial<LogViewProps> = {}) {
  return renderInTestApp(
    <LogView
      lines={lines}
      title="build-image"
      status={{ state: 'ended', source: { type: 'archive' } }}
      {...more}
    />,
  );
}

const grid = () => screen.findByRole('grid', { name: 'Lines of build-image' });

function scrollTo(element: HTMLElement, top: number) {
  act(() => {
    element.scrollTop = top;
    element.dispatchEvent(new Event('scroll'));
  });
}

describe('LogView', () => {
  it('draws a window of a long log and says which rows of how many it is', async () => {
    const lines = LogBuffer.create();
    lines.append(numbered(200_000));
    show(lines, { selectedLine: 150_000 });
    const element = await grid();
    const rows = within(element).getAllByRole('row');
    expect(rows.length).toBeLessThan(120);
    expect(element).toHaveAttribute('aria-rowcount', '200000');
    const row = screen.getByRole('row', { selected: true });
    expect(row).toHaveTextContent('line 150000');
    expect(row).toHaveAttribute('aria-rowindex', '150000');
    expect(element).toHaveAttribute('aria-activedescendant', row.id);
  });

  it('has no violation of WCAG 2.1 AA', async () => {
    const lines = LogBuffer.create();
    lines.append(numbered(50));
    const { container } = show(lines, {
      selectedLine: 3,
      downloadHref: '/raw',
      status: { state: 'interrupted', failure: { what: 'Cut off.' } },
    });
    await grid();
    expect((await wcagViolations(container)).violations).toEqual([]);
  });

  it('shows colours as looks and never as markup', async () => {
    show(
      bufferOf([
        '\u001b[31mfailed\u001b[0m <img src=x onerror=alert(1)>',
        '\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007',
      ]),
    );
    const element = await grid();
    expect(within(element).getByText('failed')).toHaveAttribute(
      'data-colour',
      'red',
    );
    expect(element.querySelector('img, a')).toBeNull();
    expect(element).toHaveTextContent('<img src=x onerror=alert(1)>');
    expect(element).not.toHaveTextContent('evil.example');
  });

  it('searches while it is typed, marks matches, counts them and goes from one to the next', async () => {
    const user = userEvent.setup();
    show(bufferOf(['begin', 'Error one', 'between', 'error two', 'end']));
    const element = await grid();
    act(() => element.focus());
    await user.keyboard('/');
    const field = screen.getByRole('searchbox', { name: 'Search in the log' });
    expect(field).toHaveFocus();
    await user.keyboard('error');
    expect(await screen.findByText('1 of 2 lines')).toBeInTheDocument();
    expect(element.querySelectorAll('mark')).toHaveLength(2);
    await user.keyboard('{Enter}');
    expect(await screen.findByText('2 of 2 lines')).toBeInTheDocument();
    await user.keyboard('{Enter}');
    expect(await screen.findByText('1 of 2 lines')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Match case' }));
    expect(await screen.findByText('1 of 1 lines')).toBeInTheDocument();
    await user.click(field);
    await user.keyboard('{Escape}');
    expect(element).toHaveFocus();
    expect(element.querySelector('mark')).toBeNull();
  });

  it('steps through matches with n and N from the lines', async () => {
    const user = userEvent.setup();
    show(bufferOf(['a', 'x1', 'b', 'x2', 'x3']));
    const element = await grid();
    await user.type(screen.getByRole('searchbox'), 'x');
    await screen.findByText('1 of 3 lines');
    act(() => element.focus());
    await user.keyboard('n');
    expect(await screen.findByText('2 of 3 lines')).toBeInTheDocument();
    await user.keyboard('{Shift>}N{/Shift}');
    expect(await screen.findByText('1 of 3 lines')).toBeInTheDocument();
  });

  it('takes regular expressions, says what is wrong with one, and is not held up by an evil one', async () => {
    const user = userEvent.setup();
    show(bufferOf(['exit 0', 'exit 137', `${'a'.repeat(5000)}!`]));
    await grid();
    await user.click(
      screen.getByRole('button', { name: 'Regular expression' }),
    );
    const field = screen.getByRole('searchbox');
    await user.click(field);
    await user.paste('exit \\d{3}');
    expect(await screen.findByText('1 of 1 lines')).toBeInTheDocument();
    await user.clear(field);
    await user.paste('(a+)+$');
    expect(await screen.findByText('No match')).toBeInTheDocument();
    await user.clear(field);
    await user.paste('exit (');
    expect(
      await screen.findByText(/^This is no regular expression: .*\)/),
    ).toBeInTheDocument();
  });

  it('moves by keyboard, selects lines for a link and copies a range', async () => {
    const user = userEvent.setup();
    const written = jest.spyOn(navigator.clipboard, 'writeText');
    const onSelectLine = jest.fn();
    const lines = LogBuffer.create();
    lines.append(numbered(100));
    show(lines, { onSelectLine });
    const element = await grid();
    act(() => element.focus());
    await user.keyboard('{Home}{ArrowDown}{Enter}');
    expect(onSelectLine).toHaveBeenLastCalledWith(2);
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    expect(screen.getAllByRole('row', { selected: true })).toHaveLength(3);
    await user.click(
      screen.getByRole('button', { name: 'Copy 3 selected lines' }),
    );
    expect(written).toHaveBeenLastCalledWith('line 2\nline 3\nline 4');
    expect(await screen.findByText(/3 lines copied/)).toBeInTheDocument();
    act(() => element.focus());
    await user.keyboard('{Escape}{PageDown}');
    expect(screen.queryByRole('row', { selected: true })).toBeNull();
    expect(element).toHaveAttribute(
      'aria-activedescendant',
      within(element).getByText('line 23').closest('[role=row]')?.id,
    );
    await user.click(screen.getByRole('button', { name: 'Copy all lines' }));
    expect(written.mock.lastCall?.[0].split('\n')).toHaveLength(100);
    await user.click(within(element).getByText('21'));
    expect(onSelectLine).toHaveBeenLastCalledWith(21);
  });

  it('follows the newest line until the reader scrolls up, and again on request', async () => {
    const user = userEvent.setup();
    const onFollow = jest.fn();
    const lines = LogBuffer.create();
    lines.append(numbered(300));
    show(lines, { status: { state: 'following' }, onFollow });
    const element = await grid();
    await waitFor(() => expect(element.scrollTop).toBe(300 * 20 - 400));
    expect(within(element).getByText('line 300')).toBeInTheDocument();
    act(() => lines.append(numbered(10, 301)));
    await waitFor(() => expect(element.scrollTop).toBe(310 * 20 - 400));

    scrollTo(element, 1000);
    expect(onFollow).toHaveBeenLastCalledWith(false);
    act(() => lines.append(numbered(5, 311)));
    const jump = await screen.findByRole('button', {
      name: 'Jump to newest · 5 new lines',
    });
    expect(element.scrollTop).toBe(1000);
    await user.click(jump);
    expect(element.scrollTop).toBe(315 * 20 - 400);
    expect(within(element).getByText('line 315')).toBeInTheDocument();
    expect(onFollow).toHaveBeenLastCalledWith(true);
    expect(screen.queryByRole('button', { name: /^Jump/ })).toBeNull();
  });

  it('stays at the line that is read while older ones are dropped, and says how many', async () => {
    const lines = LogBuffer.create({ lines: 3000 });
    lines.append(numbered(3000));
    show(lines, { status: { state: 'following' } });
    const element = await grid();
    scrollTo(element, 2000 * 20);
    act(() => lines.append(numbered(1000, 3001)));
    expect(
      await screen.findByText(
        /newest 3,000 lines are kept here; 1024 older lines were dropped/,
      ),
    ).toBeInTheDocument();
    expect(element.scrollTop).toBe((2000 - 1024) * 20);
    expect(within(element).getByText('line 2001')).toBeInTheDocument();
  });

  it('goes to the line of a link once it has come, and says when it never will', async () => {
    const lines = LogBuffer.create();
    lines.append(numbered(10));
    const { rerender } = show(lines, {
      selectedLine: 500,
      status: { state: 'following' },
    });
    await grid();
    expect(screen.queryByRole('row', { selected: true })).toBeNull();
    act(() => lines.append(numbered(600, 11)));
    expect(
      await screen.findByRole('row', { selected: true }),
    ).toHaveTextContent('line 500');
    rerender(<div />);
    show(bufferOf(['one']), { selectedLine: 7 });
    expect(
      await screen.findByText('There is no line 7 in this log; it has 1.'),
    ).toBeInTheDocument();
  });

  it('begins anew with the lines of another log', async () => {
    const user = userEvent.setup();
    const logs = [bufferOf(['a1', 'a2', 'a3']), bufferOf(['b1', 'b2'])];
    function Page() {
      const [shown, setShown] = useState(0);
      const lines = logs[shown];
      return (
        <>
          <button onClick={() => setShown(1)}>other log</button>
          {lines && (
            <LogView
              lines={lines}
              title="build-image"
              status={{ state: 'ended' }}
            />
          )}
        </>
      );
    }
    renderInTestApp(<Page />);
    const element = await grid();
    await user.click(within(element).getByText('2'));
    expect(screen.getByRole('row', { selected: true })).toHaveTextContent('a2');
    await user.click(screen.getByRole('button', { name: 'other log' }));
    expect(await screen.findByText('b2')).toBeInTheDocument();
    expect(screen.queryByText('a2')).toBeNull();
    expect(screen.queryByRole('row', { selected: true })).toBeNull();
  });

  it('shows times of lines, absolute or since the first', async () => {
    const user = userEvent.setup();
    const lines = LogBuffer.create();
    lines.append([
      { text: 'one', at: '2026-11-25T03:00:00.000000000Z' },
      { text: 'two', at: '2026-11-25T03:01:02.345678901Z' },
    ]);
    show(lines);
    const element = await grid();
    await user.click(screen.getByRole('button', { name: 'Timestamps' }));
    expect(within(element).getByText(/^\d\d:01:02\.345$/)).toHaveAttribute(
      'title',
      '2026-11-25T03:01:02.345678901Z',
    );
    await user.click(
      screen.getByRole('button', { name: 'Since the first line' }),
    );
    expect(within(element).getByText('+1:02.345')).toBeInTheDocument();
  });

  it('goes to the line that says why, or says that none does', async () => {
    const user = userEvent.setup();
    const lines = LogBuffer.create();
    lines.append(numbered(500));
    show(lines);
    const element = await grid();
    const toError = screen.getByRole('button', { name: 'Go to the error' });
    await user.click(toError);
    expect(
      await screen.findByText('No line looks like an error.'),
    ).toBeInTheDocument();
    act(() => lines.append([{ text: 'npm ERR! code 1' }]));
    act(() => lines.append(numbered(500, 502)));
    await user.click(toError);
    expect(await within(element).findByText('npm ERR! code 1')).toBeVisible();
    expect(screen.queryByText('No line looks like an error.')).toBeNull();
  });

  it('tells loading, no output and a failure apart, and keeps lines beside a failure', async () => {
    const lines = LogBuffer.create();
    const onRetry = jest.fn();
    const first = show(lines, { status: { state: 'loading' } });
    expect(
      await screen.findByRole('status', { name: 'Loading the log' }),
    ).toBeInTheDocument();
    first.unmount();
    const second = show(lines, { status: { state: 'ended' } });
    expect(await screen.findByText('No output')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).toBeNull();
    second.unmount();
    lines.append([{ text: 'so far' }]);
    show(lines, {
      onRetry,
      status: {
        state: 'interrupted',
        source: { type: 'pod', pod: 'run-1-abc' },
        failure: {
          what: 'The build plane does not answer.',
          next: 'Check its agent.',
        },
      },
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The build plane does not answer.');
    expect(alert).toHaveTextContent('Check its agent.');
    expect(screen.getByText('so far')).toBeInTheDocument();
    expect(screen.getByText('From pod run-1-abc · 1 line')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onRetry).toHaveBeenCalledTimes(1);
  });

  it('says where live lines come from and links to the raw log', async () => {
    show(bufferOf(['one', 'two']), {
      status: { state: 'following', source: { type: 'pod', pod: 'run-1' } },
      downloadHref: '/api/fourplane/raw',
    });
    expect(
      await screen.findByText('Live from pod run-1 · 2 lines'),
    ).toBeInTheDocument();
    const link = screen.getByRole('link', { name: 'Download the raw log' });
    expect(link).toHaveAttribute('href', '/api/fourplane/raw');
    expect(link).toHaveAttribute('download');
  });
});
