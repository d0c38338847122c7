// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { ArchiveQuery } from '../LogArchive';
import { SortKey } from './logSearch';
import { millisecondOf, nanosecondTime } from './nanosecondTime';

const documentSchema = z.looseObject({
  '@timestamp': z.string(),
  time: z.string().optional().catch(undefined),
  stream: z.string().optional().catch(undefined),
  logtag: z.string().optional().catch(undefined),
  kubernetes: z.object({
    namespace_name: z.string(),
    pod_name: z.string(),
    container_name: z.string(),
    pod_id: z.string().optional().catch(undefined),
    labels: z.record(z.string(), z.unknown()).optional().catch(undefined),
    host: z.string().optional().catch(undefined),
    container_image: z.string().optional().catch(undefined),
  }),
});

/** One hit of a search. */
export const hitSchema = z.object({
  _index: z.string(),
  _id: z.string(),
  _source: z.unknown(),
  sort: z.tuple([z.number(), z.number()]),
});

/** {@inheritDoc hitSchema} */
export type Hit = z.infer<typeof hitSchema>;

/** What the shipper made of a line, or of a piece of one. */
export interface LogRecord {
  /** With nanoseconds; of the millisecond that the record is sorted by. */
  readonly at: string;
  readonly text: string;
  readonly stream: string;
  /** Absent where the shipper does not say, and joins long lines itself; `open` lines go on in the stream's next record. */
  readonly piece?: 'open' | 'last';
  /** Which shipper wrote it: the name of its index without the day. */
  readonly family: string;
  readonly key: SortKey;
}

/** A record with whose it is, as its shipper says. */
export interface ShippedRecord extends LogRecord {
  readonly namespace: string;
  readonly pod: string;
  readonly podUid?: string;
  readonly container: string;
  /** As they were asked for; a label with dots may be an object of objects. */
  readonly labels: Readonly<Record<string, unknown>>;
  /** What the document says of the line beside its text. */
  readonly shipped: Readonly<Record<string, unknown>>;
}

/** The record of a hit; undefined where it is a line of another container, or none at all. Pure. */
export function readHit(hit: Hit, query: ArchiveQuery): LogRecord | undefined {
  const record = readRecord(hit);
  return record && isWanted(record, query) ? record : undefined;
}

/** The record of a hit; undefined where it is none. Pure. */
export function readRecord(hit: Hit): ShippedRecord | undefined {
  const document = documentSchema.safeParse(hit._source).data;
  if (!document) {
    return undefined;
  }
  const { kubernetes } = document;
  return {
    namespace: kubernetes.namespace_name,
    pod: kubernetes.pod_name,
    podUid: kubernetes.pod_id,
    container: kubernetes.container_name,
    labels: kubernetes.labels ?? {},
    shipped: { stream: document.stream, kubernetes },
    at: timeOf(document, hit.sort[0]),
    text: textOf(document),
    stream: document.stream ?? '',
    ...pieceOf(document),
    family: hit._index.replace(/[-.\d]+$/, ''),
    key: hit.sort,
  };
}

function isWanted(
  record: ShippedRecord,
  { namespace, pod, container, podUid }: ArchiveQuery,
): boolean {
  const { podUid: uid = podUid } = record;
  return (
    record.namespace === namespace &&
    record.pod === pod &&
    record.container === container &&
    (podUid === undefined || uid === podUid)
  );
}

/**
 * Shippers cut `@timestamp` to milliseconds and keep the runtime's own text in `time`. Where the two disagree the
 * shipper could not read the time, and went by its own clock.
 */
function timeOf(
  { '@timestamp': timestamp, time }: z.infer<typeof documentSchema>,
  milliseconds: number,
): string {
  const sorted = new Date(milliseconds).toISOString();
  const whole = [time, timestamp]
    .map(text => nanosecondTime(text ?? ''))
    .find(text => text !== undefined && millisecondOf(text) === sorted);
  return whole ?? `${sorted.slice(0, -1)}000000Z`;
}

function pieceOf({
  logtag,
}: z.infer<typeof documentSchema>): Pick<LogRecord, 'piece'> {
  return logtag === undefined
    ? {}
    : { piece: logtag.startsWith('P') ? 'open' : 'last' };
}

function textOf(document: z.infer<typeof documentSchema>): string {
  const { log, message, log_processed: processed } = document;
  const text = [log, message].find(value => typeof value === 'string');
  return typeof text === 'string'
    ? text.replace(/\n$/, '')
    : JSON.stringify(processed ?? log ?? message ?? null);
}
