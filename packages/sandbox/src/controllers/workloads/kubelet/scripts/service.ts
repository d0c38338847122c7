// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ContainerRun } from '../ContainerRun';
import { inOrder, LogLine, LogScript } from '../LogScript';
import { levelled, panic, pick, programOf, traceId } from './lines';

const methods = ['GET', 'GET', 'GET', 'POST', 'PUT', 'DELETE'] as const;

function request(path: string, index: number): LogLine {
  if (index % 23 === 22) {
    return levelled(
      'ERROR',
      'http',
      dice =>
        `${pick(dice, 'method', methods)} ${path}/${dice('id', 9_000)} 500 ${
          900 + dice('ms', 4_000)
        }ms upstream timed out trace=${traceId(dice)}`,
    );
  }
  if (index % 9 === 8) {
    return levelled(
      'WARN',
      'pool',
      dice =>
        `connection acquired after ${200 + dice('ms', 600)}ms, 9 of 10 in use`,
    );
  }
  if (index % 7 === 6) {
    return levelled(
      'DEBUG',
      'cache',
      dice => `${path}/${dice('id', 9_000)} not in cache, reading through`,
    );
  }
  return levelled('INFO', 'http', dice => {
    const method = pick(dice, 'method', methods);
    const status = { GET: 200, POST: 201, PUT: 200, DELETE: 204 }[method];
    return `${method} ${path}/${dice('id', 9_000)} ${status} ${
      2 + dice('ms', 80)
    }ms trace=${traceId(dice)}`;
  });
}

/** A program that answers requests. */
export function serviceScript(run: ContainerRun): LogScript {
  const name = programOf(run);
  const port = run.container.ports?.[0]?.containerPort ?? 8080;
  return {
    opening: inOrder([
      levelled(
        'INFO',
        'main',
        `starting ${name}, image ${run.container.image}`,
      ),
      levelled(
        'DEBUG',
        'config',
        `${run.container.env?.length ?? 0} variables read from the environment`,
      ),
      levelled('INFO', 'pool', 'connection pool ready, 10 connections'),
      levelled('INFO', 'http', `listening on :${port}`),
    ]),
    openingEveryMs: 150,
    regular: {
      everyMs: 3_000,
      line: index => request(`/${name}`, index),
    },
    closing: ({ end }) =>
      end?.exitCode === 0
        ? [levelled('INFO', 'main', 'shut down')]
        : panic(run, 'cannot reach the database: dial tcp: connection refused'),
  };
}
