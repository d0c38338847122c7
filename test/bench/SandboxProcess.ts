// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Command, Reply } from './sandboxServer';

type ReplyTo<T extends Reply['type']> = Extract<Reply, { type: T }>;

/** A sandbox in a process of its own, so that its CPU time and memory are not ours. */
export class SandboxProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly started: ReplyTo<'started'>,
  ) {}

  static async start(options: {
    components: number;
    /** Builds, spread over the components. */
    runs?: number;
  }): Promise<SandboxProcess> {
    const child = fork(path.join(__dirname, 'sandboxServer.ts'), {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.send({ type: 'start', ...options } satisfies Command);
    return new SandboxProcess(child, await reply(child, 'started'));
  }

  /** What goes under `fourplane.controlPlanes` to reach it. */
  get controlPlane(): object {
    const { url, token, caPem } = this.started;
    return {
      name: 'default',
      server: url,
      token,
      caData: Buffer.from(caPem).toString('base64'),
    };
  }

  /** Requests since the start, without those of its own seeding; of one verb (`list`, `watch`, …) or all. */
  async requests(verb?: string): Promise<number> {
    this.child.send({ type: 'count', verb } satisfies Command);
    return (await reply(this.child, 'count')).requests;
  }

  /** Creates or deletes a component; resolves to the instant of the request, in milliseconds since the epoch. */
  async change(action: 'create' | 'delete', name: string): Promise<number> {
    this.child.send({ type: 'change', action, name } satisfies Command);
    return (await reply(this.child, 'changed')).at;
  }

  /** Deploys a component anew in the name of somebody (an entity ref); resolves as {@link SandboxProcess.change}. */
  async redeploy(name: string, by: string): Promise<number> {
    this.child.send({ type: 'redeploy', name, by } satisfies Command);
    return (await reply(this.child, 'changed')).at;
  }

  /** Lets a component's pod in development run or crash; resolves as {@link SandboxProcess.change}. */
  async setPod(name: string, isCrashing: boolean): Promise<number> {
    this.child.send({ type: 'pod', name, isCrashing } satisfies Command);
    return (await reply(this.child, 'changed')).at;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null) {
      const ended = once(this.child, 'exit');
      this.child.kill();
      await ended;
    }
  }
}

/** The next reply of that type; rejects when the process ends or reports a failure first. */
async function reply<T extends Reply['type']>(
  child: ChildProcess,
  type: T,
): Promise<ReplyTo<T>> {
  let settle = () => {};
  try {
    return await new Promise((resolve, reject) => {
      const onExit = (code: number | null) =>
        reject(new Error(`The sandbox process ended with ${code}`));
      // Node's transform hook sends messages of its own over the same channel.
      const onMessage = (message: Reply) => {
        if (message.type === type) {
          // The type has just been compared, which the compiler does not carry over to the type parameter.
          resolve(message as ReplyTo<T>);
        } else if (message.type === 'failed') {
          reject(new Error(message.message));
        }
      };
      settle = () => child.off('message', onMessage).off('exit', onExit);
      child.on('message', onMessage).on('exit', onExit);
    });
  } finally {
    settle();
  }
}
