// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import type { LogExportEvent } from '@fourplane/plugin-fourplane-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { toHaveNoViolations } from 'jest-axe';
import { setupServer } from 'msw/node';
import { componentDeployments } from '../__testUtils__/deploySamples';
import {
  answers,
  hangs,
  refuses,
  streams,
} from '../__testUtils__/FourplaneServer';
import { answered, histogram, line, page } from '../__testUtils__/logSamples';
import { renderEntityTab } from '../__testUtils__/renderEntityTab';
import { wcagViolations } from '../__testUtils__/wcagViolations';

expect.extend(toHaveNoViolations);

const server = setupServer();
const saved: { file: Blob; name: string }[] = [];

const pages: LogExportEvent[] = [
  { type: 'lines', lines: [line(4), line(3)] },
  { type: 'heartbeat' },
  { type: 'lines', lines: [line(2, { fields: { a: 1 } })] },
];

async function openExport(path = '') {
  server.use(
    answers('getDeployments', componentDeployments()),
    answers('getDeploymentHistory', { entries: [], omitted: 0 }),
    answers('getComponentLogHistogram', histogram),
    answers('searchComponentLogs', page([line(4)])),
  );
  const shown = renderEntityTab({ tab: 'logs', path });
  await userEvent.click(await screen.findByRole('button', { name: 'Export' }));
  return shown;
}

const start = async () =>
  userEvent.click(screen.getAllByRole('button', { name: 'Export' }).at(-1)!);

describe('an export of logs', () => {
  registerMswTestHooks(server);
  beforeEach(() => {
    saved.length = 0;
    let file: Blob;
    // jsdom has neither.
    URL.createObjectURL = made => {
      file = made as Blob;
      return 'blob:1';
    };
    URL.revokeObjectURL = () => {};
    jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function click(this: HTMLAnchorElement) {
        saved.push({ file, name: this.download });
      });
  });
  afterEach(() => jest.restoreAllMocks());

  it('holds everything that the filters find, oldest first', async () => {
    const asked: URLSearchParams[] = [];
    const { container } = await openExport('?level=error&text=x');
    server.use(
      streams('streamComponentLogs', query => {
        asked.push(query);
        return [
          ...pages,
          { type: 'end', reason: 'complete', sources: [answered] },
        ];
      }),
    );
    expect(await screen.findByText(/8 lines now/)).toBeInTheDocument();
    await start();
    expect(await screen.findByText(/Saved 3 lines as/)).toBeInTheDocument();
    expect(Object.fromEntries(asked[0]!)).toEqual({
      last: '3600',
      levels: 'error',
      text: 'x',
    });
    expect(saved).toHaveLength(1);
    expect(saved[0]!.name).toMatch(/^greeter-logs-[-\dT]+\.ndjson$/);
    const objects = (await saved[0]!.file.text())
      .trim()
      .split('\n')
      .map(text => JSON.parse(text));
    expect(objects.map(({ text }) => text)).toEqual([
      'line 2',
      'line 3',
      'line 4',
    ]);
    expect(objects[0]).toMatchObject({
      deployment: 'greeter-staging',
      fields: { a: 1 },
    });
    expect(await wcagViolations(container)).toHaveNoViolations();

    await userEvent.click(screen.getByRole('radio', { name: 'Text' }));
    await start();
    expect(await screen.findByText(/Saved 3 lines as .*\.txt/)).toBeVisible();
    expect(await saved[1]!.file.text()).toContain(
      'greeter-7d9f-x2x/main line 2\n',
    );
  });

  it('says what it lacks, in its name too', async () => {
    await openExport();
    server.use(
      streams('streamComponentLogs', () => [
        ...pages,
        {
          type: 'end',
          reason: 'limit',
          sources: [{ ...answered, state: 'slow', what: 'It took too long.' }],
        },
      ]),
    );
    await start();
    expect(
      await screen.findByText(/Saved 3 lines as .*-partial/),
    ).toBeVisible();
    expect(
      screen.getByText(/OpenSearch may be missing. It took too long/),
    ).toBeVisible();
    expect(screen.getByText(/these are the newest/)).toBeVisible();
  });

  it('that breaks off is not taken for whole, and what there is can be kept', async () => {
    await openExport();
    server.use(streams('streamComponentLogs', () => pages));
    await start();
    expect(await screen.findByText(/The answer broke off/)).toBeVisible();
    expect(saved).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Save them' }));
    expect(saved[0]!.name).toContain('-partial');
  });

  it('can be cancelled, and says why it is refused', async () => {
    await openExport();
    server.use(hangs('streamComponentLogs'));
    await start();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Cancel' }),
    );
    expect(screen.queryByRole('progressbar')).toBeNull();
    server.use(
      refuses('streamComponentLogs', 403, {
        name: 'NotAllowedError',
        message: 'This needs a permission',
      }),
    );
    await start();
    expect(await screen.findByText(/This needs a permission/)).toBeVisible();
    expect(saved).toEqual([]);
  });
});
