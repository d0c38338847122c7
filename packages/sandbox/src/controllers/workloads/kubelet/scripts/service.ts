// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ContainerRun } from '../ContainerRun';
import { inOrder, LogScript } from '../LogScript';
import { panic, programOf } from './lines';
import { requests } from './requests';
import { jsonVoice, plainVoice } from './ServiceVoice';

/** Programs that write JSON; the others write lines for people. */
const structured = /api|gateway|bookings|positions|invoices/;

/** A program that answers requests. */
export function serviceScript(run: ContainerRun): LogScript {
  const name = programOf(run);
  const port = run.container.ports?.[0]?.containerPort ?? 8080;
  const voice = structured.test(name) ? jsonVoice : plainVoice;
  const { say } = voice;
  return {
    opening: inOrder([
      say('INFO', 'main', () => ({
        text: `starting ${name}, image ${run.container.image}`,
      })),
      say('DEBUG', 'config', () => ({
        text: `${
          run.container.env?.length ?? 0
        } variables read from the environment`,
      })),
      say('INFO', 'pool', () => ({
        text: 'connection pool ready, 10 connections',
      })),
      say('INFO', 'http', () => ({ text: `listening on :${port}` })),
    ]),
    openingEveryMs: 150,
    regular: requests(voice, `/${name}`),
    closing: ({ end }) =>
      end?.exitCode === 0
        ? [say('INFO', 'main', () => ({ text: 'shut down' }))]
        : panic(run, 'cannot reach the database: dial tcp: connection refused'),
  };
}
