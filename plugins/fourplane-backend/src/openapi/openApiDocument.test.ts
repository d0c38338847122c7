// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'fs';
import { resolve } from 'path';
import { contract } from '@fourplane/plugin-fourplane-common';
import { parse } from 'yaml';
import { openApiDocument } from './openApiDocument';

describe('openApiDocument', () => {
  const document = JSON.parse(JSON.stringify(openApiDocument()));

  it('is what openapi.yaml holds; `yarn openapi` writes it anew', () => {
    const file = resolve(__dirname, '../../openapi.yaml');
    expect(parse(readFileSync(file, 'utf8'))).toEqual(document);
  });

  it('has an operation for every row and no reference to nowhere', () => {
    const operations = Object.values<Record<string, { operationId: string }>>(
      document.paths,
    ).flatMap(path => Object.values(path));
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(
      Object.keys(contract).sort(),
    );
    const refs = JSON.stringify(document).match(/"\$ref":"[^"]*"/g) ?? [];
    expect(refs.length).toBeGreaterThan(0);
    for (const ref of refs) {
      const name = ref.match(/#\/components\/schemas\/(\w+)"$/)?.[1];
      expect(document.components.schemas).toHaveProperty(String(name));
    }
  });
});
