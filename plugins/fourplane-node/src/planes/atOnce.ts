// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** What comes of every item, so many at once, in the order of the items. Rejects as soon as one does; no others begin then. */
export async function atOnce<T, R>(
  most: number,
  items: readonly T[],
  act: (item: T) => Promise<R>,
): Promise<R[]> {
  const results = new Map<number, R>();
  const waiting = items.entries();
  let hasFailed = false;
  const work = async () => {
    for (const [index, item] of waiting) {
      if (hasFailed) {
        return;
      }
      try {
        results.set(index, await act(item));
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: most }, work));
  return [...results]
    .sort(([one], [other]) => one - other)
    .map(([, result]) => result);
}
