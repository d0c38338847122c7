// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/*
 * The process that holds a cluster: startCluster runs this file as a child. It obeys the orders on its channel and
 * ends the cluster when the channel breaks, so a test that is killed leaves no process behind.
 */

import { ClusterError } from '../ClusterError';
import { ClusterSupervisor } from './ClusterSupervisor';
import { ClusterPlan, NewsMessage, orderMessage } from './supervisorMessages';

let supervisor: ClusterSupervisor | undefined;
let detached = false;
let ending: Promise<void> | undefined;

process.on('message', message => {
  const order = orderMessage.parse(message);
  switch (order.type) {
    case 'start':
      start(order.plan);
      break;
    case 'detach':
      detached = true;
      process.disconnect();
      break;
    case 'stop':
      endAndExit();
      break;
    default:
  }
});
process.on('disconnect', () => {
  if (!detached) {
    endAndExit();
  }
});
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
  process.on(signal, endAndExit);
}

// a fault in here must not leave the programs behind
process.on('uncaughtException', error => {
  process.stderr.write(`${error.stack}\n`);
  const failure = new ClusterError(
    `The cluster's supervisor failed: ${error.message}`,
  );
  tellFailure(failure);
  Promise.resolve(supervisor?.fail(failure)).finally(() => process.exit(1));
});

async function start(plan: ClusterPlan): Promise<void> {
  try {
    supervisor = ClusterSupervisor.create({
      plan,
      onProgress: line => tell({ type: 'progress', line }),
      onLost: failure => {
        process.stderr.write(`✖ ${failure.message}\n`);
        tellFailure(failure);
        process.exit(1);
      },
    });
    tell({ type: 'ready', access: await supervisor.start() });
  } catch (error) {
    if (ending) {
      // it failed because it is being ended
      return;
    }
    tellFailure(
      error instanceof ClusterError ? error : new ClusterError(String(error)),
    );
    process.exit(1);
  }
}

function endAndExit(): Promise<void> {
  ending ??= (async () => {
    await supervisor?.stopAndRemove();
    process.exit(0);
  })();
  return ending;
}

function tellFailure(failure: ClusterError): void {
  const { message: what, mend, exitStatus } = failure;
  tell({ type: 'failed', what, mend, exitStatus });
}

function tell(news: NewsMessage): void {
  if (process.connected) {
    // whoever is gone meanwhile need not be told
    process.send?.(news, undefined, {}, () => {});
  }
}
