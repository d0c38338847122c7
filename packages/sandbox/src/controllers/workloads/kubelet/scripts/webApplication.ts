// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ContainerRun } from '../ContainerRun';
import { inOrder, Dice, LogLine, LogScript } from '../LogScript';
import { cycleOf, spread } from './cycleOf';
import { bare, pick } from './lines';

const pages = [
  '/',
  '/index.html',
  '/assets/main.js',
  '/assets/main.css',
  '/favicon.ico',
  '/manifest.json',
] as const;

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const two = (value: number) => String(value).padStart(2, '0');
const clock = (time: Date) => time.toISOString().slice(11, 19);

const accessTime = (time: Date) =>
  `${two(time.getUTCDate())}/${
    months[time.getUTCMonth()]
  }/${time.getUTCFullYear()}:${clock(time)} +0000`;

const errorTime = (time: Date) =>
  `${time.toISOString().slice(0, 10).replaceAll('-', '/')} ${clock(time)}`;

const client = (dice: Dice) =>
  `10.42.${dice('net', 4)}.${1 + dice('host', 250)}`;

const cycleMs = 240_000;
/** When pages are asked for: calm, then a rush. */
const visits = [
  ...spread(34, 0, 110_000),
  ...spread(60, 110_000, 170_000),
  ...spread(26, 170_000, cycleMs),
];

const access =
  (method: string, status: number): LogLine =>
  (time, dice) =>
    `${client(dice)} - - [${accessTime(time)}] "${method} ${pick(
      dice,
      'page',
      pages,
    )} HTTP/1.1" ${status} ${500 + dice('bytes', 90_000)} "-" "Mozilla/5.0"`;

const told =
  (level: string, text: (dice: Dice) => string): LogLine =>
  (time, dice) =>
    `${errorTime(time)} [${level}] 29#29: *${
      1 + dice('connection', 9_000)
    } ${text(dice)}, client: ${client(dice)}`;

const notFound = [
  told(
    'error',
    dice =>
      `open() "/usr/share/nginx/html/old${pick(
        dice,
        'page',
        pages,
      )}" failed (2: No such file or directory)`,
  ),
  access('GET', 404),
];

const badGateway = [
  told(
    'error',
    () =>
      'upstream timed out (110: Connection timed out) while reading response header from upstream',
  ),
  access('POST', 504),
];

const buffered = told(
  'warn',
  () =>
    'an upstream response is buffered to a temporary file /var/cache/nginx/proxy_temp/1/00/0000000001',
);

/** A web server in front of a site: notices at the start, then its access log. */
export function webApplicationScript(run: ContainerRun): LogScript {
  const notice = (text: string) => (time: Date) =>
    `${errorTime(time)} [notice] 1#1: ${text}`;
  return {
    opening: inOrder([
      bare('/docker-entrypoint.sh: Configuration complete; ready for start up'),
      notice('using the "epoll" event method'),
      notice('start worker processes'),
      notice('start worker process 29'),
    ]),
    openingEveryMs: 80,
    regular: cycleOf(cycleMs, [
      ...visits.map(at => ({ at, lines: [access('GET', 200)] })),
      ...spread(6, 40_000, cycleMs).map(at => ({ at, lines: notFound })),
      ...spread(9, 130_000, 146_000).map(at => ({ at, lines: badGateway })),
      { at: 128_000, lines: [buffered] },
    ]),
    closing: ({ end }) =>
      end?.exitCode === 0
        ? [notice('exit')]
        : [
            time =>
              `${errorTime(time)} [emerg] 1#1: host not found in upstream "${
                run.pod.metadata.namespace
              }" in /etc/nginx/conf.d/default.conf:12`,
          ],
  };
}
