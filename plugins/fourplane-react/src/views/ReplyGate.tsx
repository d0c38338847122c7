// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Skeleton } from '@backstage/ui';
import type { ReplyMeta } from '@fourplane/plugin-fourplane-common';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { ReplyState } from '../replies';
import { FailurePanel } from './FailurePanel';
import { LoadingRegion } from './LoadingRegion';
import { StaleNotice, type StaleNoticeProps } from './StaleNotice';

/** Properties of {@link ReplyGate}. @public */
export interface ReplyGateProps<T> {
  readonly reply: ReplyState<T>;
  /** What is shown, as it reads in the middle of a sentence. */
  readonly what: string;
  /** What it is called where there is none of that name; without it, `what`. */
  readonly thing?: string;
  /** What a failure does not touch, as a sentence. */
  readonly stillWorks?: string;
  /** Skeletons in the shape of what will be there; one block without. */
  readonly skeleton?: ReactNode;
  readonly children: (data: T, meta: ReplyMeta) => ReactNode;
}

/**
 * Draws a reply once it is there, below from when it is where it is not live. Its shape while it loads, and why there is
 * none, take its place. A gate within another leaves out what that one says already.
 *
 * @public
 */
export function ReplyGate<T>(props: ReplyGateProps<T>) {
  const { reply, what, thing, stillWorks, skeleton, children } = props;
  if (reply.state === 'loading') {
    return (
      <LoadingRegion what={what}>
        {skeleton ?? <Skeleton height={200} />}
      </LoadingRegion>
    );
  }
  if (reply.state === 'failed') {
    const { failure, look, isLooking } = reply;
    return (
      <FailurePanel
        failure={failure}
        what={failure.kind === 'notFound' && thing ? thing : what}
        stillWorks={stillWorks}
        onRetry={look}
        isRetrying={isLooking}
      />
    );
  }
  const { data, meta, refreshFailure } = reply;
  return (
    <Staleness meta={meta} refreshFailure={refreshFailure}>
      {children(data, meta)}
    </Staleness>
  );
}

/** What the gates around this one say of their age, as {@link wordsOf} names it. */
const Said = createContext<ReadonlySet<string>>(new Set());

function Staleness(props: StaleNoticeProps & { children: ReactNode }) {
  const { meta, refreshFailure, children } = props;
  const outer = useContext(Said);
  const said = useMemo(
    () => new Set([...outer, ...wordsOf({ meta, refreshFailure })]),
    [outer, meta, refreshFailure],
  );
  const isNews = (part: StaleNoticeProps) =>
    wordsOf(part).some(word => !outer.has(word));
  const stale = meta.stale.filter(plane =>
    isNews({ meta: { ...meta, stale: [plane] } }),
  );
  const newFailure =
    refreshFailure && isNews({ meta: { ...meta, stale: [] }, refreshFailure })
      ? refreshFailure
      : undefined;
  return (
    <Said.Provider value={said}>
      <StaleNotice meta={{ ...meta, stale }} refreshFailure={newFailure} />
      {children}
    </Said.Provider>
  );
}

function wordsOf({ meta, refreshFailure }: StaleNoticeProps): string[] {
  const words = meta.stale.map(({ controlPlane }) => `stale ${controlPlane}`);
  return refreshFailure ? [...words, `failed ${refreshFailure.kind}`] : words;
}
