// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const NUMBER_OR_WORD = /[^\s,\]}]+/y;
const SPACE = /\s*/y;
const TEXT = /"(?:[^"\\]|\\.)*"/y;

/** Walks a JSON text that is known to be well-formed and collects the members given twice. */
class Walk {
  readonly found: string[] = [];
  #at = 0;

  constructor(readonly text: string) {}

  value(path: string): void {
    this.#take(SPACE);
    switch (this.text[this.#at]) {
      case '{':
        this.#object(path);
        break;
      case '[':
        this.#list(path);
        break;
      case '"':
        this.#take(TEXT);
        break;
      default:
        this.#take(NUMBER_OR_WORD);
    }
    this.#take(SPACE);
  }

  #object(path: string): void {
    const names = new Set<string>();
    this.#at += 1;
    this.#take(SPACE);
    while (this.text[this.#at] === '"') {
      const name = String(JSON.parse(this.#take(TEXT)));
      const at = path ? `${path}.${name}` : name;
      if (names.has(name)) {
        this.found.push(at);
      }
      names.add(name);
      this.#take(SPACE);
      this.#at += 1;
      this.value(at);
      this.#next();
    }
    this.#at += 1;
  }

  #list(path: string): void {
    this.#at += 1;
    this.#take(SPACE);
    for (let index = 0; this.text[this.#at] !== ']'; index += 1) {
      this.value(`${path}[${index}]`);
      this.#next();
    }
    this.#at += 1;
  }

  #next(): void {
    if (this.text[this.#at] === ',') {
      this.#at += 1;
      this.#take(SPACE);
    }
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const taken = pattern.exec(this.text)?.[0] ?? '';
    this.#at += taken.length;
    return taken;
  }
}

/**
 * The paths of members a well-formed JSON text gives more than once, in the order of the text:
 * `spec.size`, `spec.list[0].name`.
 */
export function duplicateFields(text: string): string[] {
  const walk = new Walk(text);
  walk.value('');
  return walk.found;
}
