// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { SignalApi } from '@backstage/plugin-signals-react';
import { QueryClient } from '@tanstack/react-query';
import { LiveReplies } from './LiveReplies';

/** The replies an app has had, kept live as long as anybody uses them. @public */
export class ReplyCache {
  readonly queryClient = new QueryClient();
  readonly #live: LiveReplies;
  #users = 0;
  #stop = () => {};

  static create(options: {
    /** Absent where the signals plugin is not installed. */
    signals?: SignalApi;
  }): ReplyCache {
    return new ReplyCache(options.signals);
  }

  private constructor(signals?: SignalApi) {
    const { queryClient } = this;
    const live = LiveReplies.create({ queryClient, signals });
    this.#live = live;
    queryClient.setDefaultOptions({
      queries: {
        // An unreachable backend is shown at once, with a way to try again; a browser that thinks it is offline still asks.
        retry: false,
        networkMode: 'always',
        refetchInterval: query => live.refetchInterval(query),
      },
    });
  }

  /** Listens until the last of its users has called what this returns. */
  use(): () => void {
    this.#users += 1;
    if (this.#users === 1) {
      this.#stop = this.#live.start();
    }
    return () => {
      this.#users -= 1;
      if (this.#users === 0) {
        this.#stop();
      }
    };
  }
}
