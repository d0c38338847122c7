// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { act, renderHook } from '@testing-library/react';
import { useAction } from './useAction';

/** An action whose every attempt is answered by hand. */
function answered() {
  const attempts: {
    key: string;
    succeed: (data: string) => void;
    fail: () => void;
  }[] = [];
  const send = (_: void, key: string) =>
    new Promise<{ data: string }>((resolve, reject) => {
      attempts.push({
        key,
        succeed: data => resolve({ data }),
        fail: () => reject(new Error('no')),
      });
    });
  const done: string[] = [];
  const hook = renderHook(
    ({ of }: { of: string }) =>
      useAction({
        route: 'restartDeployment',
        of,
        send,
        onDone: data => done.push(data),
      }),
    { initialProps: { of: 'two' } },
  );
  const run = () => act(async () => hook.result.current.run());
  return { ...hook, attempts, done, run };
}

describe('useAction', () => {
  it('does one thing once, and tries it again under the same key', async () => {
    const { result, attempts, done, run } = answered();
    await run();
    await run();
    expect(attempts).toHaveLength(1);
    await act(async () => attempts[0].fail());
    expect(result.current.state).toBe('failed');
    await run();
    expect(attempts[1].key).toBe(attempts[0].key);
    await act(async () => attempts[1].succeed('two'));
    await run();
    expect(attempts).toHaveLength(2);
    expect(done).toEqual(['two']);
  });

  it('does another thing under another key', async () => {
    const { result, attempts, rerender, run } = answered();
    await run();
    await act(async () => attempts[0].fail());
    rerender({ of: 'three' });
    expect(result.current.state).toBe('idle');
    await run();
    expect(attempts[1].key).not.toBe(attempts[0].key);
  });

  it('takes no late answer for one to what is asked now', async () => {
    const { result, attempts, done, rerender, run } = answered();
    await run();
    rerender({ of: 'three' });
    await run();
    await act(async () => attempts[0].succeed('two'));
    expect(result.current.state).toBe('sending');
    expect(done).toEqual([]);
    await act(async () => attempts[1].succeed('three'));
    expect(done).toEqual(['three']);
  });
});
