// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Lines to add to one file: beside lines that are there, or at its end. */
export interface Edit {
  readonly file: string;
  readonly hunks: readonly (readonly HunkLine[])[];
}

export interface HunkLine {
  readonly isAdded: boolean;
  readonly text: string;
}

/** What a page of the documentation tells the reader to do. */
export interface DocumentedSteps {
  /** `yarn --cwd <folder> add <packages>`, as words. */
  readonly commands: readonly (readonly string[])[];
  readonly edits: readonly Edit[];
}

const fence = /^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm;

/**
 * Reads the steps below a heading, up to the next one of its level: every line of a `sh` block is a command; a `diff`
 * block that names a file shows what is added beside which lines; any other block that names a file is its new end.
 */
export function documentedSteps(
  markdown: string,
  heading: string,
): DocumentedSteps {
  const commands: string[][] = [];
  const edits: Edit[] = [];
  for (const [, language, file, body] of sectionOf(markdown, heading).matchAll(
    fence,
  )) {
    const lines = body.trimEnd().split('\n');
    if (language === 'sh') {
      commands.push(...lines.map(line => line.split(/\s+/)));
    } else if (file && language === 'diff') {
      edits.push({ file, hunks: hunksOf(lines) });
    } else if (file) {
      const added = lines.map(text => ({ isAdded: true, text }));
      edits.push({ file, hunks: [added] });
    }
  }
  if (commands.length + edits.length === 0) {
    throw new Error(`"${heading}" tells nothing to do`);
  }
  return { commands, edits };
}

function sectionOf(markdown: string, heading: string): string {
  const lines = markdown.split('\n');
  const start = lines.indexOf(heading);
  if (start < 0) {
    throw new Error(`there is no heading "${heading}"`);
  }
  const level = `${heading.split(' ')[0]} `;
  const length = lines
    .slice(start + 1)
    .findIndex(line => line.startsWith(level));
  return lines
    .slice(start, length < 0 ? undefined : start + 1 + length)
    .join('\n');
}

function hunksOf(lines: readonly string[]): HunkLine[][] {
  const hunks: HunkLine[][] = [[]];
  for (const line of lines) {
    if (line.startsWith('@@')) {
      hunks.push([]);
    } else {
      hunks[hunks.length - 1].push({
        isAdded: line.startsWith('+'),
        text: line.slice(1),
      });
    }
  }
  return hunks.filter(hunk => hunk.length > 0);
}

/** The lines a reader adds by hand. */
export function addedLines({ edits }: DocumentedSteps): number {
  return edits
    .flatMap(({ hunks }) => hunks.flat())
    .filter(({ isAdded }) => isAdded).length;
}

/** The file's text with the lines added; throws where the lines beside them are not there, or not once. */
export function applyEdit(text: string, { file, hunks }: Edit): string {
  return hunks.reduce((before, hunk) => {
    const lines = before.split('\n');
    const context = hunk.filter(({ isAdded }) => !isAdded);
    if (context.length === 0) {
      const end = hunk.map(line => line.text).join('\n');
      return `${before.trimEnd()}\n${end}\n`;
    }
    const at = placesOf(
      lines,
      context.map(line => line.text),
    );
    if (at.length !== 1) {
      throw new Error(
        `${file}: ${at.length} places look like\n${context
          .map(line => line.text)
          .join('\n')}`,
      );
    }
    const length = context.length;
    lines.splice(at[0], length, ...hunk.map(line => line.text));
    return lines.join('\n');
  }, text);
}

/** The file's text without the lines added, taken out one by one as a reader would. */
export function revertEdit(text: string, { file, hunks }: Edit): string {
  return hunks.reduce((before, hunk) => {
    const lines = before.split('\n');
    const all = hunk.map(line => line.text);
    const [at] = placesOf(lines, all);
    if (at === undefined) {
      throw new Error(`${file}: the added lines are not there any more`);
    }
    const kept = hunk.filter(line => !line.isAdded).map(line => line.text);
    lines.splice(at, all.length, ...kept);
    return lines.join('\n');
  }, text);
}

/** Where a run of lines stands. */
function placesOf(
  lines: readonly string[],
  wanted: readonly string[],
): number[] {
  return lines
    .map((_, index) => index)
    .filter(index =>
      wanted.every((text, offset) => lines[index + offset] === text),
    );
}
