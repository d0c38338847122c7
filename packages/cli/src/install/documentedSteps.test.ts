// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  addedLines,
  applyEdit,
  documentedSteps,
  revertEdit,
} from './documentedSteps';

const page = `# Title

## Install

\`\`\`sh
yarn --cwd packages/app add one
yarn --cwd packages/backend add two three
\`\`\`

\`\`\`diff index.ts
 import a from 'a';
+import b from 'b';
@@
+use(b);
 start();
\`\`\`

\`\`\`yaml config.yaml
more:
  than: before
\`\`\`

\`\`\`ts
onlyAnExample();
\`\`\`

## Later

\`\`\`sh
rm -rf /
\`\`\`
`;
const index = "import a from 'a';\n\nstart();\n";

describe('the steps of a page', () => {
  const steps = documentedSteps(page, '## Install');

  it('are those of the section: commands, and edits of named files', () => {
    expect(steps.commands).toEqual([
      ['yarn', '--cwd', 'packages/app', 'add', 'one'],
      ['yarn', '--cwd', 'packages/backend', 'add', 'two', 'three'],
    ]);
    expect(steps.edits.map(({ file }) => file)).toEqual([
      'index.ts',
      'config.yaml',
    ]);
    expect(addedLines(steps)).toBe(4);
  });

  it('put lines beside those that are there, or at the end, and take them out again', () => {
    const [beside, atEnd] = steps.edits;
    const edited = applyEdit(index, beside);
    expect(edited).toBe(
      "import a from 'a';\nimport b from 'b';\n\nuse(b);\nstart();\n",
    );
    expect(revertEdit(edited, beside)).toBe(index);
    const longer = applyEdit('some: thing\n', atEnd);
    expect(longer).toBe('some: thing\nmore:\n  than: before\n');
    expect(revertEdit(longer, atEnd)).toBe('some: thing\n');
  });

  it('are refused where a file does not look as the page says', () => {
    const [beside] = steps.edits;
    expect(() => applyEdit('start();\n', beside)).toThrow(
      /index\.ts: 0 places look like\nimport a/,
    );
    expect(() => applyEdit(`${index}start();\n`, beside)).toThrow(
      /index\.ts: 2 places look like\nstart/,
    );
    expect(() => revertEdit(index, beside)).toThrow(/not there any more/);
    expect(() => documentedSteps(page, '## Nowhere')).toThrow(/no heading/);
    expect(() => documentedSteps(page, '# Title')).not.toThrow();
    expect(() =>
      documentedSteps('## Install\nnothing\n', '## Install'),
    ).toThrow(/nothing to do/);
  });
});
