// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { illegalArgument } from '../OpenSearchError';
import { OpenSearchFaults } from '../OpenSearchFaults';
import { answer, bodyOf } from './Call';
import { Route } from './Route';

/** How the stand-in can be broken from outside, and what that is to people. */
const breakages: Readonly<
  Record<string, { begin(faults: OpenSearchFaults): () => void; is: string }>
> = {
  down: { begin: faults => faults.down(), is: 'takes no connection' },
  slow: { begin: faults => faults.slow(), is: 'answers nothing' },
  red: { begin: faults => faults.red(), is: 'has lost its shards' },
  forbidden: { begin: faults => faults.forbidden(), is: 'lets nobody read' },
};

/** The answer must leave before the server misbehaves. */
const HEAD_START_MS = 50;

/** `POST /_sandbox/faults {"how": "down", "seconds": 10}`: not OpenSearch's, but for demonstrations. */
export const faultRoute: Route = {
  methods: ['POST'],
  path: ['_sandbox', 'faults'],
  handle({ faults }, call) {
    const { how, seconds } = bodyOf(call);
    const breakage = breakages[String(how)];
    if (!breakage || !(Number(seconds) > 0)) {
      throw illegalArgument(
        `OpenSearch breaks by one of ${Object.keys(breakages).join(
          ', ',
        )}, for some seconds`,
      );
    }
    setTimeout(() => {
      const mend = breakage.begin(faults);
      setTimeout(mend, Number(seconds) * 1_000).unref();
    }, HEAD_START_MS).unref();
    return answer({ message: `OpenSearch ${breakage.is} for ${seconds} s` });
  },
};
