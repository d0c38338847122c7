// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { pluginFolders } from '../packaging/packPlugins';
import { repoRoot } from '../repoRoot';

/** One key of the configuration, as a package's config.d.ts declares it. */
export interface ConfigurationKey {
  /** `fourplane.controlPlanes[].name`. */
  readonly path: string;
  /** As written; absent for what only holds other keys. */
  readonly type?: string;
  readonly isRequired: boolean;
  readonly isSecret: boolean;
  /** What its comment says, on one line; may be empty. */
  readonly about: string;
  readonly packageName: string;
}

/** Between these the reference stands in docs/configuration.md. */
const marks = ['<!-- keys: npm run docs -->', '<!-- end of keys -->'] as const;

/** Every key of every package's config.d.ts, in the order of the files; of one that several declare, the first. */
export function configurationKeys(): readonly ConfigurationKey[] {
  const declared = pluginFolders().flatMap(folder => {
    const file = join(repoRoot, 'plugins', folder, 'config.d.ts');
    return existsSync(file)
      ? keysOf(readFileSync(file, 'utf8'), `@fourplane/plugin-${folder}`)
      : [];
  });
  return declared.filter(
    ({ path }, index) =>
      declared.findIndex(other => other.path === path) === index,
  );
}

/** The keys that the text of a config.d.ts declares. */
export function keysOf(text: string, packageName: string): ConfigurationKey[] {
  const source = ts.createSourceFile(
    'config.d.ts',
    text,
    ts.ScriptTarget.Latest,
    true,
  );
  const keys: ConfigurationKey[] = [];
  const visitMembers = (members: ts.NodeArray<ts.TypeElement>, at: string) => {
    for (const member of members) {
      if (ts.isPropertySignature(member) && member.type) {
        const path = at
          ? `${at}.${member.name.getText()}`
          : member.name.getText();
        const nested = nestedTypes(member.type);
        const simple = simpleType(member.type);
        const tags = ts.getJSDocTags(member).map(tag => tag.getText());
        if (simple || at) {
          keys.push({
            path,
            type: simple,
            isRequired: !member.questionToken,
            isSecret: tags.some(tag => /isibility secret/.test(tag)),
            about: commentOf(member),
            packageName,
          });
        }
        nested.forEach(({ type, isList }) =>
          visitMembers(type.members, isList ? `${path}[]` : path),
        );
      }
    }
  };
  source.forEachChild(node => {
    if (ts.isInterfaceDeclaration(node) && node.name.text === 'Config') {
      visitMembers(node.members, '');
    }
  });
  return keys;
}

function commentOf(member: ts.PropertySignature): string {
  return ts
    .getJSDocCommentsAndTags(member)
    .filter(ts.isJSDoc)
    .map(doc => ts.getTextOfJSDocComment(doc.comment) ?? '')
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

interface NestedType {
  readonly type: ts.TypeLiteralNode;
  readonly isList: boolean;
}

/** What of a type holds keys of its own, directly or as a list's entries. */
function nestedTypes(type: ts.TypeNode, isList = false): NestedType[] {
  if (ts.isUnionTypeNode(type)) {
    return type.types.flatMap(part => nestedTypes(part, isList));
  }
  const listed = listedType(type);
  if (listed) {
    return nestedTypes(listed, true);
  }
  return ts.isTypeLiteralNode(type) && type.members.some(ts.isPropertySignature)
    ? [{ type, isList }]
    : [];
}

function listedType(type: ts.TypeNode): ts.TypeNode | undefined {
  if (ts.isArrayTypeNode(type)) {
    return type.elementType;
  }
  return ts.isTypeReferenceNode(type) && type.typeName.getText() === 'Array'
    ? type.typeArguments?.[0]
    : undefined;
}

/** What of a type is a value; undefined where all of it holds keys. */
function simpleType(type: ts.TypeNode): string | undefined {
  const parts = ts.isUnionTypeNode(type) ? [...type.types] : [type];
  const values = parts.filter(part => nestedTypes(part).length === 0);
  return values.length > 0
    ? values.map(part => part.getText().replace(/\s+/g, ' ')).join(' | ')
    : undefined;
}

/** The page with its keys brought up to date; throws where it has no place for them. */
export function withConfigurationKeys(
  page: string,
  keys: readonly ConfigurationKey[],
): string {
  const [before, rest] = page.split(marks[0]);
  const after = rest?.split(marks[1])[1];
  if (after === undefined) {
    throw new Error(`the page lacks "${marks[0]}" or "${marks[1]}"`);
  }
  return [before, marks[0], `\n\n${listOf(keys)}\n\n`, marks[1], after].join(
    '',
  );
}

function listOf(keys: readonly ConfigurationKey[]): string {
  return keys
    .map(({ path, type, isRequired, isSecret, about }) => {
      const facts = [
        type && `\`${type}\``,
        isRequired && 'required',
        isSecret && 'secret',
      ].filter(Boolean);
      const head = [
        `- **\`${path}\`**`,
        facts.length > 0 && `(${facts.join(', ')})`,
      ]
        .filter(Boolean)
        .join(' ');
      return about ? `${head}: ${about}` : head;
    })
    .join('\n');
}
