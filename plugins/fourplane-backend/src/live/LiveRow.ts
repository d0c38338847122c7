// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  contract,
  ModelKind,
  ReplyRouteName,
  Route,
} from '@fourplane/plugin-fourplane-common';
import type { Handler, Handlers } from '../routes/handlers';
import { SubjectKind, subjectKindOf } from './replyName';

/** A row that reads, what its replies are about, and what they are read from. */
export interface LiveRow extends Pick<Handler<never, never>, 'alsoSees'> {
  readonly route: ReplyRouteName;
  readonly subject?: SubjectKind;
  readonly reads: ReadonlySet<ModelKind>;
}

/** Every row whose replies may differ by themselves, as its handler declares it. */
export function liveRows(handlers: Handlers): LiveRow[] {
  return Object.keys(contract)
    .filter(isReply)
    .filter(route => handlers[route].reads.length > 0)
    .map(route => {
      const { reads, alsoSees } = handlers[route];
      const subject = subjectKindOf(route);
      return {
        route,
        reads: new Set(reads),
        ...(alsoSees && { alsoSees }),
        ...(subject && { subject }),
      };
    });
}

function isReply(name: string): name is ReplyRouteName {
  const route: Route | undefined = Object(contract)[name];
  return route !== undefined && !('body' in route) && !('event' in route);
}
