// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Dice, LogLine } from '../LogScript';
import { bare, Level, levelled } from './lines';

/** What a program has to say, before it is a line. */
export interface Said {
  readonly text: string;
  readonly fields?: Readonly<Record<string, string | number>>;
}

/** How a program writes what it has to say. */
export interface ServiceVoice {
  say(level: Level, logger: string, said: (dice: Dice) => Said): LogLine;
  /** An error with where in the program it came up. */
  fail(logger: string, said: (dice: Dice) => Said): readonly LogLine[];
}

const frames = [
  'com.example.db.ConnectionPool.acquire(ConnectionPool.java:118)',
  'com.example.orders.OrderRepository.save(OrderRepository.java:64)',
  'com.example.orders.OrderService.place(OrderService.java:41)',
  'com.example.http.Router.dispatch(Router.java:207)',
  'java.base/java.lang.Thread.run(Thread.java:1583)',
];
const cause =
  'java.sql.SQLTransientConnectionException: timed out after 5000ms';

/** Lines for people, stack traces line by line. */
export const plainVoice: ServiceVoice = {
  say: (level, logger, said) =>
    levelled(level, logger, dice => {
      const { text, fields = {} } = said(dice);
      return [
        text,
        ...Object.entries(fields).map(([name, value]) => `${name}=${value}`),
      ].join(' ');
    }),
  fail: (logger, said) => [
    plainVoice.say('ERROR', logger, said),
    bare(cause),
    ...frames.map(frame => bare(`\tat ${frame}`)),
  ],
};

/** A line of JSON for everything, a stack trace in one of its fields. */
export const jsonVoice: ServiceVoice = {
  say: (level, logger, said) => (time, dice) => {
    const { text, fields } = said(dice);
    return JSON.stringify({
      time: time.toISOString(),
      level: level.toLowerCase(),
      logger,
      msg: text,
      ...fields,
    });
  },
  fail: (logger, said) => [
    jsonVoice.say('ERROR', logger, dice => {
      const { text, fields } = said(dice);
      const stack = [cause, ...frames.map(frame => `\tat ${frame}`)].join('\n');
      return { text, fields: { ...fields, stack } };
    }),
  ],
};
