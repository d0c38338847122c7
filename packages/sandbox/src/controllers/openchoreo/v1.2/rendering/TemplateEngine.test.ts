// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { TemplateEngine } from './TemplateEngine';
import { omitted } from './celEnvironment';

const context = {
  metadata: { name: 'cart', labels: { a: '1' } },
  parameters: { replicas: 3, ratio: 0.5, on: true, list: ['b', 'a'] },
  workload: {
    endpoints: {
      web: { type: 'HTTP', port: 8080, visibility: ['project', 'external'] },
      rpc: { type: 'gRPC', port: 9090, visibility: ['project'] },
    },
  },
  configurations: {},
  gateway: { ingress: { external: { http: { host: 'h' } } } },
  items: [{ name: 'x', size: 2 }, { name: 'y' }],
  derived: {
    configVolumes: ['v'],
    endpointResources: { web: [{ path: '/p' }] },
  },
};

describe('TemplateEngine', () => {
  const engine = TemplateEngine.create();
  const evaluate = (text: string) => engine.evaluate(text, context);

  it.each<[string, unknown]>([
    ['${parameters.replicas}', 3],
    ['  ${parameters.replicas + 1}\n', 4],
    ['${parameters.ratio}', 0.5],
    ['${metadata.labels}', { a: '1' }],
    ['${metadata.name}-${parameters.replicas}', 'cart-3'],
    ['${metadata.name}: ${metadata.labels}', 'cart: {"a":"1"}'],
    ['${"a}b" + \'{\'}', 'a}b{'],
    ['${{"a": {"b": parameters.on}}}', { a: { b: true } }],
    ['$ {no} $x', '$ {no} $x'],
    ['${never closed', '${never closed'],
  ])('evaluates %j', (text, expected) => {
    expect(evaluate(text)).toEqual(expected);
  });

  it.each<[string, unknown]>([
    ['oc_generate_name("project", "component")', 'project-component-932d1646'],
    [
      'oc_dns_label("dp", "default", "default", "development")',
      'dp-default-default-development-f8e58905',
    ],
    ['oc_merge({"a": 1, "b": 1}, {"b": 2}, {"c": 3})', { a: 1, b: 2, c: 3 }],
    ['oc_hash("")', '811c9dc5'],
    ['oc_omit()', omitted],
    ['{"a": parameters.on ? oc_omit() : 1, "b": 2}', { b: 2 }],
    ['[1, oc_omit()]', [1]],
    [
      '{?"a": items[0].?size, ?"b": items[1].?size, "c": "?"}',
      { a: 2, c: '?' },
    ],
    ['parameters.?none.orValue("d")', 'd'],
    ['has(parameters.none) ? 1 : 2', 2],
    ['parameters.list.sort()', ['a', 'b']],
    ['items.sortBy(i, i.?size.orValue(0)).map(i, i.name)', ['y', 'x']],
    ['[["a"], ["b"]].flatten()', ['a', 'b']],
    ['["a", "a"].distinct()', ['a']],
    ['"a_b_c".replace("_", "-")', 'a-b-c'],
    ['math.greatest([1, 3, 2])', 3],
    ['base64.encode(bytes("a"))', 'YQ=='],
    ['(1 + 2) * 3', 9],
    ['!(1 > 2 && (parameters.on || false))', true],
    ['-(1 + 2)', -3],
  ])('knows %s', (expression, expected) => {
    expect(evaluate(`\${${expression}}`)).toEqual(expected);
  });

  it.each<[string, unknown]>([
    [
      'workload.endpoints.transformMap(name, ep, "external" in ep.visibility, ep.port)',
      { web: 8080 },
    ],
    [
      'workload.endpoints.transformMap(k, v, v.port > 9000 ? "high" : k)',
      { web: 'web', rpc: 'high' },
    ],
    [
      'workload.endpoints.transformList(name, ep, (ep.port > 1 && name != "rpc"), {"n": name})',
      [{ n: 'web' }],
    ],
    ['items.transformMapEntry(i, v, {v.name: i})', { x: 0, y: 1 }],
    ['workload.endpoints.exists(k, v, v.type == "gRPC")', true],
    ['workload.endpoints.all(k, v, v.port > 9000)', false],
    [
      'workload.endpoints.exists(n, workload.endpoints[n].type == "HTTP")',
      true,
    ],
    // the inner `name` hides the outer one
    [
      'workload.endpoints.transformMap(name, ep, items.map(name, name.name))',
      { web: ['x', 'y'], rpc: ['x', 'y'] },
    ],
    ['configurations.toVolumes() + ["w"]', ['v', 'w']],
    ['workload.toEndpointResources("web").orValue([]).map(r, r.path)', ['/p']],
    ['workload.toEndpointResources("rpc").hasValue()', false],
    [
      '[gateway.ingress.external.?http, gateway.ingress.external.?https].filter(g, g.hasValue()).map(g, g.value().host)',
      ['h'],
    ],
  ])('rewrites %s', (expression, expected) => {
    expect(evaluate(`\${${expression}}`)).toEqual(expected);
  });

  it('renders an object for each item, with the items of a map by their keys', () => {
    const template = {
      id: 'x',
      includeWhen: '${parameters.on}',
      forEach: '${workload.endpoints}',
      var: 'endpoint',
      template: {
        kind: '${endpoint.key}',
        '${endpoint.key}-port': '${endpoint.value.port}',
        gone: '${oc_omit()}',
        list: ['${oc_omit()}', 1],
      },
    };
    expect(engine.renderAll([template], context)).toEqual([
      { id: 'x', object: { kind: 'rpc', 'rpc-port': 9090, list: [1] } },
      { id: 'x', object: { kind: 'web', 'web-port': 8080, list: [1] } },
    ]);
    expect(
      engine.renderAll([{ ...template, includeWhen: '${false}' }], context),
    ).toEqual([]);
  });

  it.each([
    ['${nope(', /^the expression 'nope\(' failed: /],
    ['${parameters.none.deeper}', /'parameters\.none\.deeper' failed: /],
  ])('says which expression of %s failed', (text, message) => {
    expect(() => evaluate(text.endsWith('(') ? `${text}}` : text)).toThrow(
      message,
    );
  });

  it('takes for a condition nothing but true and false', () => {
    expect(() => engine.holds('${1}', context)).toThrow(/boolean/);
    expect(() => engine.eachOf({ forEach: '${1}' }, context)).toThrow(
      /array or map/,
    );
  });
});
