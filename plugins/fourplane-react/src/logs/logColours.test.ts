// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Colour = readonly [number, number, number];

/** A theme's tokens, by the portal's own style sheet. */
function tokensOf(theme: 'light' | 'dark'): Map<string, string> {
  const sheet = readFileSync(
    join(
      require.resolve('@backstage/ui/package.json'),
      '../dist/css/styles.css',
    ),
    'utf8',
  );
  const tokens = new Map<string, string>();
  const blocks = sheet.matchAll(/([^{}]*)\{([^{}]*)\}/g);
  for (const [, selector = '', body = ''] of blocks) {
    const isOfTheme =
      /:root,\s*\[data-theme-mode='light'\]\s*$/.test(selector) ||
      (theme === 'dark' && /\[data-theme-mode='dark'\]\s*$/.test(selector));
    if (isOfTheme) {
      for (const [, name = '', value = ''] of body.matchAll(
        /(--bui-[\w-]+):\s*([^;]+);/g,
      )) {
        tokens.set(name, value.trim());
      }
    }
  }
  return tokens;
}

function colourOf(value: string, tokens: Map<string, string>): Colour {
  const mix =
    /^color-mix\(\s*in srgb,\s*(var\([^)]+\)),\s*(var\([^)]+\))\s*\)$/.exec(
      value,
    );
  if (mix) {
    const [one, other] = [mix[1], mix[2]].map(each =>
      colourOf(each ?? '', tokens),
    );
    const half = (channel: 0 | 1 | 2) =>
      ((one?.[channel] ?? 0) + (other?.[channel] ?? 0)) / 2;
    return [half(0), half(1), half(2)];
  }
  const name = /^var\((--bui-[\w-]+)\)$/.exec(value)?.[1];
  if (name) {
    return colourOf(tokens.get(name) ?? `no token ${name}`, tokens);
  }
  const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(value);
  if (!hex) {
    throw new Error(`not a colour: ${value}`);
  }
  const channel = (index: number) => parseInt(hex[index] ?? '', 16) / 255;
  return [channel(1), channel(2), channel(3)];
}

/** Contrast as WCAG 2.1 reckons it. */
function contrast(one: Colour, other: Colour): number {
  const [lighter = 0, darker = 0] = [one, other]
    .map(colour => {
      const [red, green, blue] = colour.map(channel =>
        channel <= 0.03928
          ? channel / 12.92
          : ((channel + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
    })
    .sort((first, second) => second - first);
  return (lighter + 0.05) / (darker + 0.05);
}

const sheet = readFileSync(join(__dirname, 'LogView.module.css'), 'utf8');
const colours = [...sheet.matchAll(/--log-colour:\s*([^;]+);/g)].map(
  match => match[1] ?? '',
);
const backgrounds = [
  ...sheet.matchAll(/\.span\[data-background[^{]*\{\s*background:\s*([^;]+);/g),
].map(match => match[1] ?? '');

describe.each(['light', 'dark'] as const)('colours of a log in %s', theme => {
  const tokens = tokensOf(theme);
  const colour = (value: string) =>
    colourOf(
      value.replace(/\s+/g, ' ').replace('( ', '(').replace(' )', ')'),
      tokens,
    );
  const room = colour('var(--bui-bg-app)');

  it.each(colours)(
    '%j is readable on the room of the lines, and inverted',
    value => {
      expect(contrast(colour(value), room)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(backgrounds)('text is readable on %j', value => {
    expect(
      contrast(colour('var(--bui-fg-primary)'), colour(value)),
    ).toBeGreaterThanOrEqual(4.5);
  });

  it('marks are readable', () => {
    expect(
      contrast(
        colour('var(--bui-warning-fg)'),
        colour('var(--bui-warning-bg)'),
      ),
    ).toBeGreaterThanOrEqual(4.5);
    expect(colours).toHaveLength(8);
    expect(backgrounds).toHaveLength(5);
  });
});
