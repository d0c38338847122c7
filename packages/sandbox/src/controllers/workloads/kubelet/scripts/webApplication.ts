// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ContainerRun } from '../ContainerRun';
import { inOrder, Dice, LogScript } from '../LogScript';
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
    regular: {
      everyMs: 2_500,
      line: index => (time, dice) => {
        const page = pick(dice, 'page', pages);
        if (index % 19 === 18) {
          return `${errorTime(
            time,
          )} [error] 29#29: *${index} open() "/usr/share/nginx/html/old${page}" failed (2: No such file or directory), client: ${client(
            dice,
          )}`;
        }
        return `${client(dice)} - - [${accessTime(
          time,
        )}] "GET ${page} HTTP/1.1" 200 ${
          500 + dice('bytes', 90_000)
        } "-" "Mozilla/5.0"`;
      },
    },
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
