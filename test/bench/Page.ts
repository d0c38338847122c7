// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as pause } from 'node:timers/promises';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  createFourplaneClient,
  EnvironmentDeployment,
  FourplaneClient,
  LIVE_CHANNEL,
  liveMessageSchema,
  ModelRef,
} from '@fourplane/plugin-fourplane-common';

const LIMIT_MS = 30_000;
const RETRY_MS = 100;
/** The signals backend takes up WebSockets with the first request for one, which it leaves without an answer. */
const UNANSWERED_MS = 1_000;

/** What is waited for of the one environment the component runs in. */
type IsShown = (shown: EnvironmentDeployment) => boolean;

/** A component's Deploy page as the frontend keeps it: it asks again when its key is rung. */
export class Page {
  private key: string | undefined;
  private shown: EnvironmentDeployment | undefined;
  private onShown: (() => void) | undefined;
  private isAsking = false;
  private isRung = false;

  private constructor(
    private readonly client: FourplaneClient,
    private readonly socket: WebSocket,
    private readonly component: ModelRef,
  ) {}

  /** `base` is `http://localhost:PORT/api`. Resolves when what it shows of the environment the component runs in is so. */
  static async open(
    base: string,
    component: ModelRef,
    isSo: IsShown,
  ): Promise<Page> {
    const client = createFourplaneClient({
      fetchApi: {
        fetch: (input, init) =>
          fetch(String(input).replace('plugin:/', base), {
            ...init,
            headers: { authorization: mockCredentials.user.header() },
          }),
      },
    });
    const socket = await connect(base);
    const page = new Page(client, socket, component);
    socket.onmessage = ({ data }) => page.hear(String(data));
    socket.send(JSON.stringify({ action: 'subscribe', channel: LIVE_CHANNEL }));
    await eventually(async () => {
      await page.ask();
      return page.isShowing(isSo);
    });
    return page;
  }

  /** Resolves to the instant when what it shows is so. */
  async shows(isSo: IsShown): Promise<number> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error('The page was not told of a change')),
        LIMIT_MS,
      );
      this.onShown = () => {
        if (this.isShowing(isSo)) {
          clearTimeout(timer);
          resolve(performance.now());
        }
      };
    });
  }

  private isShowing(isSo: IsShown): boolean {
    return this.shown !== undefined && isSo(this.shown);
  }

  close(): void {
    this.socket.close();
  }

  private hear(text: string): void {
    const { channel, message } = JSON.parse(text);
    const isRung =
      channel === LIVE_CHANNEL &&
      liveMessageSchema.parse(message).keys.includes(this.key ?? '');
    if (isRung) {
      this.isRung = true;
      void this.askAgain();
    }
  }

  private async askAgain(): Promise<void> {
    if (this.isAsking) {
      return;
    }
    this.isAsking = true;
    while (this.isRung) {
      this.isRung = false;
      await this.ask();
    }
    this.isAsking = false;
  }

  private async ask(): Promise<void> {
    const { controlPlane, tenant = '', project = '', name } = this.component;
    const { data, meta } = await this.client.getDeployments({
      controlPlane,
      tenant,
      project,
      name,
    });
    this.key = meta.liveKey;
    this.shown = data.environments.find(one => one.deployment);
    this.onShown?.();
  }
}

async function connect(base: string): Promise<WebSocket> {
  let opened: WebSocket | undefined;
  await eventually(async () => {
    const socket = new WebSocket(
      `${base.replace('http', 'ws')}/signals`,
      mockCredentials.user.token(),
    );
    const isOpen = await new Promise<boolean>(resolve => {
      socket.onopen = () => resolve(true);
      socket.onerror = () => resolve(false);
      setTimeout(() => resolve(false), UNANSWERED_MS).unref();
    });
    if (!isOpen) {
      socket.close();
    }
    opened = isOpen ? socket : undefined;
    return isOpen;
  });
  return opened!;
}

/** Tries until it is so; rejects with the last failure when that takes too long. */
async function eventually(isSo: () => Promise<boolean>): Promise<void> {
  const limit = performance.now() + LIMIT_MS;
  for (;;) {
    let failure: unknown = new Error('It is not as wanted in time');
    try {
      if (await isSo()) {
        return;
      }
    } catch (error) {
      failure = error;
    }
    if (performance.now() > limit) {
      throw failure;
    }
    await pause(RETRY_MS);
  }
}
