// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ASTNode, Environment, serialize } from '@marcbachmann/cel-js';

/** The macros whose first argument names the item. */
const itemMacros = ['map', 'filter', 'all', 'exists', 'exists_one', 'sortBy'];
/** Those whose first two arguments name key and value. */
const entryMacros = [
  'transformMap',
  'transformList',
  'transformMapEntry',
  'all',
  'exists',
  'existsOne',
];

/** What the methods of OpenChoreo's own variables stand for. */
const derivedMethods: Record<string, string> = {
  'configurations.toContainerEnvFrom': 'derived.containerEnvFrom',
  'configurations.toConfigEnvsByContainer': 'derived.configEnvs',
  'configurations.toSecretEnvsByContainer': 'derived.secretEnvs',
  'configurations.toConfigFileList': 'derived.configFileList',
  'configurations.toSecretFileList': 'derived.secretFileList',
  'configurations.toContainerVolumeMounts': 'derived.configVolumeMounts',
  'configurations.toVolumes': 'derived.configVolumes',
  'dependencies.toContainerEnvs': 'dependencies.envVars',
  'dependencies.toContainerVolumeMounts': 'dependencies.volumeMounts',
  'dependencies.toVolumes': 'dependencies.volumes',
  'workload.toServicePorts': 'derived.servicePorts',
};

type Names = Readonly<Record<string, string>>;

/** What the key of an optional entry is marked with; the library has no word for one. */
const optionalMark = 'oc_optional:';
const textOrOptionalKey =
  /("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|([{,]\s*)\?(?=\s*["'])/g;

/** `{?"key": value}` as `{"oc_optional:key": value}`. */
function markOptionalKeys(text: string): string {
  let isOptional = false;
  return text.replace(
    textOrOptionalKey,
    (_, literal: string | undefined, before: string) => {
      if (literal === undefined) {
        isOptional = true;
        return before;
      }
      const mark = isOptional ? optionalMark : '';
      isOptional = false;
      return literal[0] + mark + literal.slice(1);
    },
  );
}

/** Writes an expression anew; `names` are the variables of rewritten macros around it. */
class Rewriter {
  private entries = 0;

  rewrite(node: ASTNode, names: Names): string {
    const written = (each: ASTNode) => this.rewrite(each, names);
    const list = (nodes: readonly ASTNode[]) => nodes.map(written).join(', ');
    switch (node.op) {
      case 'value':
        return serialize(node);
      case 'id':
        return names[node.args] ?? node.args;
      case '.':
      case '.?':
        return `${written(node.args[0])}${node.op}${node.args[1]}`;
      case '[]':
        return `${written(node.args[0])}[${written(node.args[1])}]`;
      case '[?]':
        return `${written(node.args[0])}[?${written(node.args[1])}]`;
      case 'call':
        return `${node.args[0]}(${list(node.args[1])})`;
      case 'rcall':
        return this.call(...node.args, names);
      case 'list':
        return `[${list(node.args)}]`;
      case 'map':
        return `{${node.args
          .map(([key, value]) => this.mapEntry(key, value, names))
          .join(', ')}}`;
      case '?:': {
        const [condition, yes, no] = node.args;
        return `(${written(condition)} ? ${written(yes)} : ${written(no)})`;
      }
      case '!_':
        return `!(${written(node.args)})`;
      case '-_':
        return `-(${written(node.args)})`;
      default:
        return `(${written(node.args[0])} ${node.op} ${written(node.args[1])})`;
    }
  }

  private mapEntry(key: ASTNode, value: ASTNode, names: Names): string {
    const written = this.rewrite(value, names);
    if (
      key.op === 'value' &&
      typeof key.args === 'string' &&
      key.args.startsWith(optionalMark)
    ) {
      const plain = key.args.slice(optionalMark.length);
      return `${JSON.stringify(plain)}: oc_optional(${written})`;
    }
    return `${this.rewrite(key, names)}: ${written}`;
  }

  private call(
    method: string,
    receiver: ASTNode,
    args: readonly ASTNode[],
    names: Names,
  ): string {
    if (receiver.op === 'id') {
      const derived = derivedMethods[`${receiver.args}.${method}`];
      if (derived) return derived;
      if (receiver.args === 'workload' && method === 'toEndpointResources') {
        return `derived.endpointResources[?${this.rewrite(args[0], names)}]`;
      }
    }
    const [first, second] = args;
    if (
      entryMacros.includes(method) &&
      args.length > 2 &&
      first.op === 'id' &&
      second.op === 'id'
    ) {
      return this.entryMacro(method, receiver, args, names);
    }
    if (itemMacros.includes(method) && first?.op === 'id') {
      return this.itemMacro(method, receiver, args, names);
    }
    const written = args.map(each => this.rewrite(each, names));
    return `${this.rewrite(receiver, names)}.${method}(${written.join(', ')})`;
  }

  /** A macro with one variable, which hides one of that name around it. */
  private itemMacro(
    method: string,
    receiver: ASTNode,
    [variable, ...rest]: readonly ASTNode[],
    names: Names,
  ): string {
    const item = String(variable.args);
    const { [item]: _, ...visible } = names;
    const from = this.rewrite(receiver, names);
    const inner = rest.map(each => this.rewrite(each, visible));
    return method === 'sortBy'
      ? `oc_sort_by(${from}.map(${item}, [${inner[0]}, ${item}]))`
      : `${from}.${method}(${[item, ...inner].join(', ')})`;
  }

  /** A macro with key and value, as one over entries. */
  private entryMacro(
    method: string,
    receiver: ASTNode,
    args: readonly ASTNode[],
    names: Names,
  ): string {
    this.entries += 1;
    const entry = `oc_entry_${this.entries}`;
    const [key, value, ...rest] = args;
    const inner = {
      ...names,
      [String(key.args)]: `${entry}.key`,
      [String(value.args)]: `${entry}.value`,
    };
    const written = rest.map(each => this.rewrite(each, inner));
    const result = written[written.length - 1];
    const filter = written.length > 1 ? `.filter(${entry}, ${written[0]})` : '';
    const from = `oc_entries(${this.rewrite(receiver, names)})${filter}`;
    switch (method) {
      case 'transformMap':
        return `oc_from_entries(${from}.map(${entry}, [${entry}.key, ${result}]))`;
      case 'transformMapEntry':
        return `oc_merge_all(${from}.map(${entry}, ${result}))`;
      case 'transformList':
        return `${from}.map(${entry}, ${result})`;
      case 'existsOne':
        return `${from}.exists_one(${entry}, ${result})`;
      default:
        return `${from}.${method}(${entry}, ${result})`;
    }
  }
}

/**
 * An expression of OpenChoreo's templates in the words the CEL library has: macros over keys and values become ones
 * over entries, and the methods of OpenChoreo's own variables fields. Throws where the text is no CEL.
 */
export function rewriteExpression(
  text: string,
  environment: Environment,
): string {
  const { ast } = environment.parse(markOptionalKeys(text));
  return new Rewriter().rewrite(ast, {});
}
