// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { inOrder, Question } from '../Question';

const index = 'kept-as-it-was';
const sort = inOrder;
const line = (count: number) => ({
  '@timestamp': `2026-11-25T06:00:0${count}Z`,
  log: `line ${count}`,
});
const write = (count: number): Question => ({
  name: `point in time/line ${count} is written`,
  send: `PUT /${index}/_doc/${count}?refresh=true`,
  body: line(count),
});

/** A view that lines written later are not in; one after the other. */
export const pointsInTime: readonly Question[] = [
  write(1),
  write(2),
  {
    name: 'point in time/is opened',
    send: `POST /${index}/_search/point_in_time?keep_alive=1m`,
  },
  write(3),
  {
    name: 'point in time/does not see later lines',
    send: 'POST /_search',
    body: { pit: { id: '{{pit}}', keep_alive: '1m' }, sort },
  },
  {
    name: 'point in time/goes on after a line',
    send: 'POST /_search',
    body: { pit: { id: '{{pit}}' }, sort, search_after: [1795586401000, 0] },
  },
  {
    name: 'point in time/others see later lines',
    send: `POST /${index}/_search`,
    body: { sort },
  },
  {
    name: 'point in time/is closed',
    send: 'DELETE /_search/point_in_time',
    body: { pit_id: ['{{pit}}'] },
  },
  {
    name: 'point in time/is gone',
    send: 'POST /_search',
    body: { pit: { id: '{{pit}}' }, sort },
  },
];
