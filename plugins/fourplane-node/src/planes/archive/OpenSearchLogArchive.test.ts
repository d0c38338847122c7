// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import * as fc from 'fast-check';
import { ArchivedLine, ArchiveQuery } from '../LogArchive';
import {
  createIndex,
  declaredMappings,
  ship,
  ShippedLine,
  textOnlyMappings,
} from './__testUtils__/logDocuments';
import { startArchive } from './__testUtils__/startArchive';
import {
  isRealOpenSearch,
  TestedOpenSearch,
} from './__testUtils__/startOpenSearch';
import { OpenSearchLogArchive } from './OpenSearchLogArchive';

jest.setTimeout(120_000);

const step = { namespace: 'ci', pod: 'run-1', container: 'main' };
const second = '2026-11-25T06:51:25';
const nano = (count: number) => `${second}.${String(count).padStart(9, '0')}Z`;
const { signal } = new AbortController();

describe('OpenSearchLogArchive', () => {
  let server: TestedOpenSearch;
  let archive: OpenSearchLogArchive;

  const read = async (query: Partial<ArchiveQuery> = {}) => {
    const lines: ArchivedLine[] = [];
    for await (const line of archive.lines({ ...step, ...query }, { signal })) {
      lines.push(line);
    }
    return lines;
  };
  const texts = async (query?: Partial<ArchiveQuery>) =>
    (await read(query)).map(({ text }) => text);

  let stop = async () => {};
  beforeEach(async () => {
    ({ server, archive, stop } = await startArchive());
  });
  afterEach(() => stop());

  describe.each([
    ['container-logs-2026-11-25', declaredMappings],
    ['kubernetes-2026.11.25', {}],
    ['container-logs-2026.11.25', textOnlyMappings],
  ])('in %s', (index, mappings) => {
    beforeEach(() => createIndex(server, index, { mappings }));

    it('finds the lines of exactly one container of one pod', async () => {
      await ship(server, index, [
        { at: nano(1), text: 'wanted' },
        { at: nano(2), text: 'other pod', pod: 'run-10' },
        { at: nano(3), text: 'other pod', pod: 'a-run-1' },
        { at: nano(4), text: 'other pod', pod: 'run' },
        { at: nano(5), text: 'other pod', pod: 'run-1-b' },
        { at: nano(6), text: 'other container', container: 'main-2' },
        { at: nano(7), text: 'other namespace', namespace: 'ci-b' },
      ]);
      expect(await read()).toEqual([{ at: nano(1), nth: 0, text: 'wanted' }]);
      expect(await texts({ tail: 5 })).toEqual(['wanted']);
      expect(await texts({ pod: 'none' })).toEqual([]);
      expect(await texts({ tail: 0 })).toEqual([]);
    });

    it('puts lines of one millisecond in the order of their nanoseconds', async () => {
      await ship(server, index, [
        { at: nano(2_000_000), text: 'c' },
        { at: nano(1_000_300), text: 'b' },
        { at: nano(1_000_200), text: 'a1' },
        { at: nano(1_000_200), text: 'a2' },
      ]);
      expect(await read()).toEqual([
        { at: nano(1_000_200), nth: 0, text: 'a1' },
        { at: nano(1_000_200), nth: 1, text: 'a2' },
        { at: nano(1_000_300), nth: 0, text: 'b' },
        { at: nano(2_000_000), nth: 0, text: 'c' },
      ]);
      expect(await texts({ tail: 3 })).toEqual(['a2', 'b', 'c']);
      expect(await texts({ after: { at: nano(1_000_200), nth: 0 } })).toEqual([
        'a2',
        'b',
        'c',
      ]);
      expect(
        await texts({ after: { at: nano(1_000_200), nth: 1 }, tail: 1 }),
      ).toEqual(['c']);
      expect(await texts({ since: nano(1_000_300) })).toEqual(['b', 'c']);
    });
  });

  it('reads every line of indices of several generations as one log', async () => {
    await createIndex(server, 'container-logs-2026-11-26', {
      mappings: declaredMappings,
    });
    await ship(server, 'kubernetes-2026.11.25', [{ at: nano(1), text: 'old' }]);
    await ship(server, 'container-logs-2026-11-26', [
      { at: '2026-11-26T00:00:00.500000000Z', text: 'new' },
    ]);
    await ship(server, 'unrelated', [{ at: nano(2), text: 'not asked for' }]);
    expect(await texts()).toEqual(['old', 'new']);
    expect(await archive.keptSince({ signal })).toBe(
      '2026-11-25T00:00:00.000Z',
    );
  });

  it('leaves out what a second shipper of the same node wrote again', async () => {
    const lines = [nano(1), nano(1), nano(2)].map((at, index) => ({
      at,
      text: index < 2 ? 'said twice' : 'once',
    }));
    await ship(server, 'kubernetes-2026.11.25', lines);
    await ship(server, 'container-logs-2026-11-25', lines.slice(1));
    expect(await texts()).toEqual(['said twice', 'said twice', 'once']);
  });

  it('joins the pieces of long lines, each stream by itself', async () => {
    const piece = (text: string, logtag: string, stream = 'stdout') => ({
      text,
      more: { logtag, stream },
    });
    await ship(server, 'kubernetes-2026.11.25', [
      { at: nano(1), ...piece('one ', 'P') },
      { at: nano(2_000_000), ...piece('error', 'F', 'stderr') },
      { at: nano(3_000_000), ...piece('two ', 'P') },
      { at: nano(3_000_001), ...piece('three', 'F') },
      { at: nano(4_000_000), ...piece('cut', 'P') },
    ]);
    const lines = [
      { at: nano(1), nth: 0, text: 'one two three' },
      { at: nano(2_000_000), nth: 0, text: 'error' },
      { at: nano(4_000_000), nth: 0, text: 'cut' },
    ];
    expect(await read()).toEqual(lines);
    expect(await read({ tail: 1 })).toEqual(lines.slice(2));
    expect(await read({ tail: 2 })).toEqual(lines.slice(1));
  });

  it('takes the text as shippers spell it', async () => {
    const line = (count: number, more: object): ShippedLine => ({
      at: nano(count),
      text: 'log',
      more: { ...more },
    });
    await ship(server, 'kubernetes-2026.11.25', [
      line(1, { log: 'with its line feed\n' }),
      line(2, { log: undefined, message: 'message' }),
      line(3, { log: undefined, log_processed: { level: 'info' } }),
      line(4, { log: '' }),
      line(5, { log: 'two\nlines\n\n' }),
      line(6, { log: 'ends in CR\r\n' }),
    ]);
    expect(await texts()).toEqual([
      'with its line feed',
      'message',
      '{"level":"info"}',
      '',
      'two\nlines\n',
      'ends in CR\r',
    ]);
  });

  it('goes by the time that the shipper sorted by where the two disagree', async () => {
    await ship(server, 'kubernetes-2026.11.25', [
      {
        at: nano(0),
        text: 'late',
        more: { '@timestamp': '2026-11-25T06:51:26.123456789Z' },
      },
      {
        at: nano(0),
        text: 'offset',
        more: { time: `2026-11-25T07:51:25.000000007+01:00` },
      },
      { at: nano(0), text: 'coarse', more: { time: undefined } },
    ]);
    expect(await read()).toEqual([
      { at: nano(0), nth: 0, text: 'coarse' },
      { at: nano(7), nth: 0, text: 'offset' },
      { at: '2026-11-25T06:51:26.123456789Z', nth: 0, text: 'late' },
    ]);
  });

  it('tells pods of the same name apart by their uid', async () => {
    await ship(server, 'kubernetes-2026.11.25', [
      { at: nano(1), text: 'former', uid: 'uid-0' },
      { at: nano(2), text: 'wanted', uid: 'uid-1' },
    ]);
    expect(await texts({ podUid: 'uid-1' })).toEqual(['wanted']);
    expect(await texts()).toEqual(['former', 'wanted']);
  });

  it('gives each line once and all of them, whatever shares a time', async () => {
    const shards = 3;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 4 }), {
          minLength: 1,
          maxLength: 700,
        }),
        fc.integer({ min: 1, max: 800 }),
        fc.nat(),
        async (milliseconds, tail, cut) => {
          const index = `kubernetes-${cut}.2026.11.25`;
          await createIndex(server, index, {
            settings: { number_of_shards: shards },
          });
          const lines = milliseconds
            .map((millisecond, count) => ({
              at: nano(millisecond * 1_000_000 + count),
              text: `line ${count}`,
            }))
            .sort((one, other) => (one.at < other.at ? -1 : 1));
          await ship(server, index, lines);
          const expected = lines.map(({ at, text }) => ({ at, nth: 0, text }));
          expect(await read()).toEqual(expected);
          expect(await read({ tail })).toEqual(expected.slice(-tail));
          const from = expected[cut % expected.length];
          expect(await read({ after: from })).toEqual(
            expected.slice(expected.indexOf(from) + 1),
          );
          await fetch(`${server.url}/${index}`, { method: 'DELETE' });
        },
      ),
      { numRuns: 12 },
    );
  });

  it('reads 50,000 lines that share their times to the last', async () => {
    const at = (count: number) => nano(Math.floor(count / 20_000) * 1_000_000);
    const lines = Array.from({ length: 50_000 }, (_, count) => ({
      at: at(count),
      text: `line ${count}`,
    }));
    await ship(server, 'container-logs-2026-11-25', lines);
    const all = await read();
    expect(all.map(({ text }) => text)).toEqual(lines.map(({ text }) => text));
    expect(all.map(({ nth }) => nth)).toEqual(
      lines.map((_, count) => count % 20_000),
    );
    expect(await read({ tail: 12_000 })).toEqual(all.slice(-12_000));
    expect(await read({ after: all[30_000] })).toEqual(all.slice(30_001));
  });

  it('leaves out what arrives while it reads', async () => {
    const lines = Array.from({ length: 500 }, (_, count) => ({
      at: nano(count * 1_000_000),
      text: `line ${count}`,
    }));
    await ship(server, 'kubernetes-2026.11.25', lines);
    const reader = archive.lines(step, { signal });
    await reader.next();
    await ship(server, 'kubernetes-2026.11.25', [
      { at: nano(999_000_000), text: 'later' },
    ]);
    let count = 1;
    for await (const { text } of reader) {
      expect(text).not.toBe('later');
      count += 1;
    }
    expect(count).toBe(500);
  });

  const describeSeen = isRealOpenSearch ? describe.skip : describe;
  describeSeen('whose requests are seen', () => {
    it('asks little before the first line, however long the log', async () => {
      const lines = Array.from({ length: 5_000 }, (_, count) => ({
        at: nano(count * 100_000),
        text: `line ${count}`,
      }));
      await ship(server, 'kubernetes-2026.11.25', lines);
      const asked = server.calls.length;
      const reader = archive.lines(step, { signal });
      expect((await reader.next()).value).toMatchObject({ text: 'line 0' });
      await reader.return(undefined);
      const calls = server.calls.slice(asked);
      expect(calls.map(({ path }) => path.split('?')[0])).toEqual([
        expect.stringContaining('/_mapping/field/'),
        expect.stringContaining('/_resolve/index/'),
        expect.stringContaining('/_search'),
      ]);
      expect(JSON.parse(calls[2].body).size).toBe(200);
      await texts({ tail: 1 });
      // the layout is known by now
      expect(server.calls.length).toBe(asked + 4);
    });
  });
});
