// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { fnv32a } from '../../../openchoreo/names';
import { LogLine, RegularLines } from '../LogScript';
import { cycleOf, Saying, spread } from './cycleOf';
import { pick, traceId } from './lines';
import { ServiceVoice } from './ServiceVoice';

const cycleMs = 300_000;
const methods = ['GET', 'GET', 'GET', 'POST', 'PUT', 'DELETE'] as const;
const statusOf = { GET: 200, POST: 201, PUT: 200, DELETE: 204 } as const;

/** When requests come: calm, some more, and a rush that ebbs away. */
const arrivals = [
  ...spread(20, 0, 70_000),
  ...spread(8, 84_000, 120_000),
  ...spread(20, 120_000, 165_000),
  ...spread(80, 165_000, 205_000),
  ...spread(14, 205_000, 240_000),
  ...spread(14, 240_000, cycleMs),
];

const request = (voice: ServiceVoice, path: string): LogLine =>
  voice.say('INFO', 'http', dice => {
    const method = pick(dice, 'method', methods);
    return {
      text: 'request',
      fields: {
        requestId: `req-${10_000 + dice('request', 80_000)}`,
        method,
        path: `${path}/${dice('id', 9_000)}`,
        status: statusOf[method],
        durationMs: 2 + dice('ms', 800) / 10,
        traceId: traceId(dice),
      },
    };
  });

const refused = (voice: ServiceVoice, path: string): LogLine =>
  voice.say('WARN', 'http', dice => ({
    text: 'request refused: quantity must be above 0',
    fields: {
      requestId: `req-${10_000 + dice('request', 80_000)}`,
      method: 'POST',
      path,
      status: 422,
      durationMs: 1 + dice('ms', 30) / 10,
      traceId: traceId(dice),
    },
  }));

function usual(voice: ServiceVoice, path: string): Saying[] {
  return arrivals.map((at, index) => {
    if (index % 17 === 12) {
      return {
        at,
        lines: [
          voice.say('DEBUG', 'cache', dice => ({
            text: 'not in cache, reading through',
            fields: { key: `${path}/${dice('id', 9_000)}` },
          })),
        ],
      };
    }
    if (index % 29 === 20) return { at, lines: [refused(voice, path)] };
    return { at, lines: [request(voice, path)] };
  });
}

/** In every cycle the database is slow for a while, and some requests fail of it. */
function incident(voice: ServiceVoice, path: string): Saying[] {
  const slow = (at: number, leastMs: number): Saying => ({
    at,
    lines: [
      voice.say('WARN', 'pool', dice => ({
        text: 'waited for a connection, 10 of 10 in use',
        fields: { waitedMs: leastMs + dice('ms', 400) },
      })),
    ],
  });
  const failure = (at: number): Saying => ({
    at,
    lines: voice.fail('http', dice => ({
      text: 'request failed: timed out waiting for the database',
      fields: {
        requestId: `req-${10_000 + dice('request', 80_000)}`,
        method: 'POST',
        path,
        status: 503,
        durationMs: 5_000 + dice('ms', 900),
        traceId: traceId(dice),
      },
    })),
  });
  return [
    slow(70_500, 200),
    slow(72_000, 700),
    failure(73_200),
    slow(74_000, 1_200),
    failure(75_100),
    failure(76_800),
    slow(78_000, 900),
    failure(79_400),
    {
      at: 82_000,
      lines: [
        voice.say('INFO', 'pool', dice => ({
          text: 'connections are free again',
          fields: { inUse: 1 + dice('in use', 4) },
        })),
      ],
    },
  ];
}

/** What a program says that answers requests, five minutes of it over and over. */
export function requests(voice: ServiceVoice, path: string): RegularLines {
  // programs that were started together are not in trouble together
  const laterMs = (fnv32a(path) % 4) * 10_000;
  const trouble = incident(voice, path).map(({ at, lines }) => ({
    at: at + laterMs,
    lines,
  }));
  return cycleOf(cycleMs, [...usual(voice, path), ...trouble]);
}
