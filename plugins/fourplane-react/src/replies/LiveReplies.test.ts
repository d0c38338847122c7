// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { SignalApi } from '@backstage/plugin-signals-react';
import type { Reply } from '@fourplane/plugin-fourplane-common';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import {
  FALLBACK_REFETCH_MS,
  LIVE_REFETCH_MS,
  LiveReplies,
} from './LiveReplies';
import { outcomeOfReply } from './ReplyOutcome';

/** One reply that is fetched by hand: every fetch waits until the test answers it. */
function setUp() {
  const queryClient = new QueryClient();
  const waiting: ((reply: Reply<string>) => void)[] = [];
  let announce = (_: unknown) => {};
  const unsubscribe = jest.fn();
  const signals: SignalApi = {
    subscribe: (_, onMessage: (message: never) => void) => {
      announce = message => onMessage(message as never);
      return { unsubscribe };
    },
  };
  const live = LiveReplies.create({ queryClient, signals });
  const stop = live.start();
  const observer = new QueryObserver(queryClient, {
    queryKey: ['fourplane', 'listPlanes', {}],
    queryFn: async () =>
      outcomeOfReply(
        await new Promise<Reply<string>>(resolve => waiting.push(resolve)),
      ),
    retry: false,
  });
  const leave = observer.subscribe(() => {});
  return {
    live,
    waiting,
    unsubscribe,
    announce: (...keys: string[]) => announce({ keys }),
    announceRaw: (message: unknown) => announce(message),
    answer: (data: string) =>
      waiting.shift()!({ data, meta: { asOf: '', stale: [], liveKey: 'k' } }),
    shown: () => {
      const outcome = observer.getCurrentResult().data;
      return outcome?.state === 'present' ? outcome.data : undefined;
    },
    query: () => queryClient.getQueryCache().getAll()[0],
    end: () => {
      stop();
      leave();
      queryClient.clear();
    },
  };
}

describe('LiveReplies', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());
  const settle = () => jest.advanceTimersByTimeAsync(1_000);

  it('looks again when the key of a reply is announced, and only then', async () => {
    const { waiting, announce, announceRaw, answer, shown, end } = setUp();
    answer('one');
    await settle();
    expect(shown()).toBe('one');

    announce('other');
    announceRaw({ unheard: 'of' });
    await settle();
    expect(waiting).toHaveLength(0);

    announce('other', 'k');
    await settle();
    answer('two');
    await settle();
    expect(shown()).toBe('two');
    expect(waiting).toHaveLength(0);
    end();
  });

  it('does not lose a change that is announced before the first reply tells its key', async () => {
    const { waiting, announce, answer, shown, end } = setUp();
    announce('k');
    answer('read before the change');
    await settle();
    expect(waiting).toHaveLength(1);
    answer('read after the change');
    await settle();
    expect(shown()).toBe('read after the change');
    expect(waiting).toHaveLength(0);
    end();
  });

  it('fetches one at a time through a burst, and once more after it', async () => {
    const { waiting, announce, answer, end } = setUp();
    answer('one');
    await settle();
    for (let i = 0; i < 20; i++) {
      announce('k');
    }
    await settle();
    announce('k');
    await settle();
    expect(waiting).toHaveLength(1);
    answer('during');
    await settle();
    expect(waiting).toHaveLength(1);
    answer('after');
    await settle();
    expect(waiting).toHaveLength(0);
    end();
  });

  it('asks every 30 seconds until live updates have proved to arrive', async () => {
    const { live, announce, answer, query, end } = setUp();
    answer('one');
    await settle();
    expect(live.refetchInterval(query())).toBe(FALLBACK_REFETCH_MS);
    announce('other');
    expect(live.refetchInterval(query())).toBe(LIVE_REFETCH_MS);
    end();
  });

  it('leaves the channel when it is stopped, with nothing left to do', async () => {
    const { announce, answer, unsubscribe, end } = setUp();
    answer('one');
    await settle();
    announce('k');
    end();
    expect(unsubscribe).toHaveBeenCalledTimes(1);
    expect(jest.getTimerCount()).toBe(0);
  });
});
