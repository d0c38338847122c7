// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { RecordingProxy, type RecordedRequest } from './testing/RecordingProxy';
import { TestServer } from './testing/TestServer';
import {
  DEFINITIONS_PATH,
  widget,
  widgetDefinition,
} from './testing/widgetDefinition';

/** Set to write what kubectl asked for into the file the replay reads. */
const RECORDS = process.env.RECORD_KUBECTL === '1';
const RECORDING = join(__dirname, 'testing', 'kubectlRequests.json');
const hasKubectl = spawnSync('kubectl', ['version', '--client']).status === 0;

const definition = widgetDefinition({
  type: 'object',
  description: 'What a widget is to be.',
  properties: { size: { type: 'integer' }, color: { type: 'string' } },
});
const deployment = (image: string) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: {
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: {
        containers: [
          { name: 'web', image },
          { name: 'side', image: 'side:1' },
        ],
      },
    },
  },
});

interface Step {
  readonly command: string;
  readonly input?: object;
  readonly output: RegExp;
}

const steps: Step[] = [
  { command: 'auth whoami', output: /Username +sandbox-admin/ },
  { command: 'auth can-i list widgets.example.dev', output: /^yes/ },
  { command: 'create ns shop', output: /namespace\/shop created/ },
  {
    command: 'apply -n shop -f -',
    input: widget('a', { spec: { size: 1 } }),
    output: /widget.example.dev\/a created/,
  },
  {
    command: 'apply -n shop -f -',
    input: widget('a', { spec: { size: 2 } }),
    output: /widget.example.dev\/a configured/,
  },
  {
    command: 'apply -n shop -f -',
    input: widget('a', { spec: { size: 2 } }),
    output: /widget.example.dev\/a unchanged/,
  },
  { command: 'get widgets -n shop', output: /^NAME +AGE\na +\d+s/ },
  { command: 'get wd a -n shop -o yaml', output: /\n {2}size: 2\n/ },
  { command: 'get widgets -A --chunk-size=1 -o name', output: /widget.*\/a/ },
  {
    command: 'describe widget a -n shop',
    output: /Spec:\n {2}Size: +2\nEvents: +<none>/,
  },
  {
    command: 'wait widget/a -n shop --for=jsonpath={.spec.size}=2 --timeout=5s',
    output: /condition met/,
  },
  {
    command: 'wait crd/widgets.example.dev --for=condition=Established',
    output: /condition met/,
  },
  {
    command: 'api-resources',
    output: /widgets +wd +example.dev\/v1 +true +Widget/,
  },
  { command: 'explain widget.spec', output: /What a widget is to be/ },
  {
    command: 'label widget a -n shop k=v',
    output: /widget.example.dev\/a labeled/,
  },
  {
    command: 'apply -n shop -f -',
    input: deployment('web:1'),
    output: /deployment.apps\/web created/,
  },
  {
    command: 'apply -n shop -f -',
    input: deployment('web:2'),
    output: /^deployment.apps\/web configured\n$/,
  },
  {
    command: 'get deploy web -n shop -o jsonpath={..image}',
    output: /^web:2 side:1$/,
  },
  {
    command: 'create configmap c -n shop --from-literal=k=v',
    output: /configmap\/c created/,
  },
  { command: 'get cm c -n shop -o jsonpath={.data.k}', output: /^v$/ },
  {
    command: 'get deploy -n shop',
    output: /^NAME +READY +UP-TO-DATE +AVAILABLE +AGE\nweb +0\/1 +0 +0 +\d+s/,
  },
  {
    command: 'get wd a -n shop -o wide --show-labels',
    output: /^NAME +AGE +LABELS\na +\d+s +k=v/,
  },
  {
    command:
      'patch widget a -n shop --type=json -p=[{"op":"replace","path":"/spec/size","value":3}]',
    output: /widget.example.dev\/a patched/,
  },
  {
    command: 'diff -n shop -f -',
    input: widget('a', { spec: { size: 4 } }),
    output: /\n- {2}size: 3\n\+ {2}size: 4\n/,
  },
  {
    command: 'apply -n shop --server-side -f -',
    input: widget('a', { spec: { size: 4 } }),
    output: /conflict with "kubectl-patch" using example.dev\/v1: .spec.size/,
  },
  {
    command: 'apply -n shop --server-side --force-conflicts -f -',
    input: widget('a', { spec: { size: 4 } }),
    output: /^widget.example.dev\/a serverside-applied\n$/,
  },
  {
    // what the client-side apply owned has passed to the server-side one
    command:
      'get wd a -n shop --show-managed-fields -o jsonpath={.metadata.managedFields[*].manager}',
    output: /^kubectl-last-applied kubectl kubectl-label$/,
  },
  {
    command: 'apply -n shop --server-side -f -',
    input: widget('b', { spec: { size: 1, color: 'red' } }),
    output: /^widget.example.dev\/b serverside-applied\n$/,
  },
  {
    command: 'apply -n shop --server-side -f -',
    input: widget('b', { spec: { size: 1 } }),
    output: /^widget.example.dev\/b serverside-applied\n$/,
  },
  { command: 'get wd b -n shop -o jsonpath={.spec}', output: /^{"size":1}$/ },
  {
    command: 'apply -n shop -f -',
    input: widget('c', { spec: { nope: 1 } }),
    output: /unknown field "spec.nope"/,
  },
  { command: 'delete widget a -n shop', output: /"a" deleted/ },
  { command: 'delete ns shop', output: /namespace "shop" deleted/ },
  { command: 'get ns -o name', output: /^(?![^]*shop)/ },
];

async function startServer(): Promise<TestServer> {
  const test = await TestServer.start();
  await test.ok('POST', DEFINITIONS_PATH, definition);
  return test;
}

(hasKubectl ? describe : describe.skip)('kubectl', () => {
  let test: TestServer;
  let proxy: RecordingProxy;
  let directory: string;

  beforeAll(async () => {
    test = await startServer();
    proxy = await RecordingProxy.start(test.server);
    directory = mkdtempSync(join(tmpdir(), 'sandbox-kubectl-'));
    writeFileSync(
      join(directory, 'kubeconfig'),
      stringify({
        apiVersion: 'v1',
        kind: 'Config',
        'current-context': 'x',
        clusters: [
          {
            name: 'x',
            cluster: {
              server: proxy.url,
              'certificate-authority-data': Buffer.from(proxy.caPem).toString(
                'base64',
              ),
            },
          },
        ],
        users: [{ name: 'x', user: { token: test.server.tokens.admin } }],
        contexts: [{ name: 'x', context: { cluster: 'x', user: 'x' } }],
      }),
    );
  });
  afterAll(async () => {
    await proxy.stop();
    await test.stop();
    rmSync(directory, { recursive: true });
    if (RECORDS) {
      writeFileSync(RECORDING, `${JSON.stringify(proxy.recorded, null, 1)}\n`);
    }
  });

  function start(command: string, input?: object) {
    const child = spawn(
      'kubectl',
      [
        '--kubeconfig',
        join(directory, 'kubeconfig'),
        '--cache-dir',
        join(directory, 'cache'),
        ...command.split(' '),
      ],
      { env: { PATH: process.env.PATH, HOME: directory } },
    );
    child.stdin.end(input ? stringify(input) : '');
    return child;
  }

  async function run({ command, input }: Step): Promise<string> {
    const child = start(command, input);
    let text = '';
    child.stdout.on('data', chunk => (text += chunk));
    child.stderr.on('data', chunk => (text += chunk));
    await new Promise(resolve => {
      child.on('close', resolve);
    });
    return text;
  }

  it.each(steps.map(step => [step.command, step] as const))(
    '%s',
    async (_command, step) => {
      expect(await run(step)).toMatch(step.output);
    },
    30_000,
  );

  it('get -w', async () => {
    const child = start('get ns -w -o name');
    const seen: string[] = [];
    const ended = new Promise(resolve => {
      child.on('close', resolve);
    });
    for await (const chunk of child.stdout) {
      seen.push(String(chunk).trim());
      if (seen.join(' ').includes('namespace/late')) {
        break;
      }
      if (seen.length === 1) {
        await test.ok('POST', '/api/v1/namespaces', {
          metadata: { name: 'late' },
        });
      }
    }
    child.kill();
    await ended;
    expect(seen.join('\n')).toContain('namespace/late');
  }, 30_000);
});

describe('what kubectl asks for, replayed', () => {
  const recorded: RecordedRequest[] = JSON.parse(
    readFileSync(RECORDING, 'utf8'),
  );
  let test: TestServer;

  beforeAll(async () => {
    test = await startServer();
  });
  afterAll(() => test.stop());

  it('is answered as it was', async () => {
    const asked: string[] = [];
    const answered: string[] = [];
    for (const each of recorded) {
      const { method, path, accept, contentType, body } = each;
      const line = `${method} ${path}`;
      asked.push(`${each.status} ${line}`);
      if (path.includes('watch=true')) {
        const watch = await test.watch(path.replace('watch=true', ''), {
          accept,
        });
        watch.close();
        answered.push(`200 ${line}`);
        continue;
      }
      const answer = await test.send(method, path, {
        accept,
        contentType,
        body:
          body && contentType?.includes('protobuf')
            ? Buffer.from(body, 'base64')
            : body,
      });
      answered.push(`${answer.code} ${line}`);
    }
    expect(answered).toEqual(asked);
    expect(recorded.length).toBeGreaterThan(40);
  });
});
