// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { LogEvent } from '@fourplane/plugin-fourplane-common';
import { whyNotWhole } from './readLog';
import { saveLog } from './saveLog';

const line = (text: string): LogEvent => ({ type: 'line', text, id: text });
const end: LogEvent = { type: 'end', reason: 'complete' };
const failure: LogEvent = {
  type: 'failure',
  what: 'Lines are gone',
  next: 'Keep an archive',
};

describe('saveLog', () => {
  const saved: Blob[] = [];
  beforeEach(() => {
    saved.length = 0;
    // jsdom has neither.
    URL.createObjectURL = file => `blob:${saved.push(file as Blob)}`;
    URL.revokeObjectURL = () => {};
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
  });
  afterEach(() => jest.restoreAllMocks());

  async function save(...events: readonly LogEvent[]) {
    const reading = await saveLog(async function* open() {
      yield* events;
    }, 'run.log');
    return {
      text: await saved[0].text(),
      flaw: whyNotWhole(reading, 'It broke off.'),
    };
  }

  it('saves a whole log as it was written', async () => {
    expect(await save(line('\u001b[31mone'), line('two'), end)).toEqual({
      text: '\u001b[31mone\ntwo\n',
      flaw: undefined,
    });
  });

  it('saves what comes after a failure too, and says in its place what is missing', async () => {
    expect(await save(line('one'), failure, line('three'), end)).toEqual({
      text: 'one\n*** Lines are gone Keep an archive ***\nthree\n',
      flaw: 'Lines are gone. Keep an archive',
    });
  });

  it('does not pass an answer that broke off for a whole log', async () => {
    const { text, flaw } = await save(line('one'));
    expect(text).toMatch(/^one\n\*\*\* .* broke off/);
    expect(flaw).toBe('It broke off.');
  });

  it('saves nothing where there is nothing but a failure', async () => {
    await expect(save(failure)).rejects.toThrow('Lines are gone');
    expect(saved).toEqual([]);
  });
});
