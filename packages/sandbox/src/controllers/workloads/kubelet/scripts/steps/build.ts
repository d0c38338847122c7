// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LogLine } from '../../LogScript';
import { bare } from '../lines';
import { StepContext } from './StepContext';
import { StepWords } from './StepWords';

const cyan = (text: string) => `\u001b[36m${text}\u001b[0m`;
const green = (text: string) => `\u001b[32m${text}\u001b[0m`;
const red = (text: string) => `\u001b[31m${text}\u001b[0m`;
const bold = (text: string) => `\u001b[1m${text}\u001b[0m`;

const modules = [
  'github.com/go-chi/chi/v5 v5.2.1',
  'github.com/jackc/pgx/v5 v5.7.2',
  'github.com/prometheus/client_golang v1.21.0',
  'go.opentelemetry.io/otel v1.35.0',
  'golang.org/x/sync v0.12.0',
  'google.golang.org/grpc v1.71.0',
] as const;

const layerOf = (context: StepContext, index: number) =>
  context.digest(`layer ${index}`).slice(0, 12);

/** A program of the language: what bringing and compiling it says, and how that fails. */
interface Toolchain {
  readonly base: string;
  readonly copy: string;
  readonly fetch: {
    readonly command: string;
    readonly lines: readonly LogLine[];
  };
  readonly compile: {
    readonly command: string;
    readonly lines: readonly LogLine[];
  };
  readonly error: readonly LogLine[];
}

const go = (): Toolchain => ({
  base: 'docker.io/library/golang:1.26-alpine AS builder',
  copy: 'go.mod go.sum ./',
  fetch: {
    command: 'go mod download',
    lines: modules.map(module => bare(`go: downloading ${module}`)),
  },
  compile: {
    command: 'CGO_ENABLED=0 go build -o /app/server ./cmd/server',
    lines: [
      bare('internal/money'),
      bare('internal/store'),
      bare('internal/http'),
      bare('cmd/server'),
    ],
  },
  error: [
    bare('# example.com/shop/internal/http'),
    bare(
      'internal/http/totals.go:42:17: undefined: money.RoundHalfEven (did you mean money.RoundHalfUp?)',
    ),
    bare(
      'internal/http/totals.go:57:24: cannot use total (variable of type float64) as money.Amount value in argument to writeTotal',
    ),
  ],
});

const node = (): Toolchain => ({
  base: 'docker.io/library/node:24-slim AS builder',
  copy: 'package.json yarn.lock ./',
  fetch: {
    command: 'corepack yarn install --immutable',
    lines: [
      bare(`${cyan('➤')} YN0000: · Yarn 4.13.0`),
      bare(`${cyan('➤')} YN0000: ┌ Resolution step`),
      bare(`${cyan('➤')} YN0000: └ Completed`),
      bare(`${cyan('➤')} YN0000: ┌ Fetch step`),
      bare(
        `${cyan(
          '➤',
        )} YN0013: │ 412 packages were added to the project (+ 96.4 MiB).`,
      ),
      bare(`${cyan('➤')} YN0000: └ Completed in 3s 512ms`),
      bare(`${cyan('➤')} YN0000: · Done with warnings in 6s 88ms`),
    ],
  },
  compile: {
    command: 'yarn build',
    lines: [
      bare(cyan('vite v7.1.4 building for production...')),
      bare('transforming...'),
      bare(`${green('✓')} 418 modules transformed.`),
      bare('rendering chunks...'),
      bare('computing gzip size...'),
      bare(
        `dist/index.html                   ${bold('0.46 kB')} │ gzip:  0.30 kB`,
      ),
      bare(
        `dist/assets/index-BQ2eX1wd.css    ${bold(
          '12.91 kB',
        )} │ gzip:  3.10 kB`,
      ),
      bare(
        `dist/assets/index-CvYq9aTz.js    ${bold(
          '187.34 kB',
        )} │ gzip: 60.02 kB`,
      ),
      bare(green('✓ built in 2.84s')),
    ],
  },
  error: [
    bare(
      `${cyan('src/cart/Total.tsx')}:42:17 - ${red(
        'error',
      )} TS2339: Property 'minorUnits' does not exist on type 'Price'.`,
    ),
    bare(''),
    bare('42     return price.minorUnits / 100;'),
    bare(`                   ${red('~~~~~~~~~~')}`),
    bare(''),
    bare(`Found 1 error in ${cyan('src/cart/Total.tsx:42')}`),
  ],
});

function fromFile(context: StepContext): StepWords {
  const { base, copy, fetch, compile, error } = {
    go: go(),
    node: node(),
  }[context.language];
  const { image } = context;
  const pulls: LogLine[] = [
    bare(`>> Building ${image}`),
    bare(`STEP 1/8: FROM ${base}`),
    bare(`Trying to pull ${base.split(' ')[0]}...`),
    bare('Getting image source signatures'),
    ...[0, 1, 2].map(index =>
      bare(`Copying blob sha256:${context.digest(`base ${index}`)}`),
    ),
    bare(`Copying config sha256:${context.digest('base config')}`),
    bare('Writing manifest to image destination'),
    bare('STEP 2/8: WORKDIR /app'),
    bare(`--> ${layerOf(context, 2)}`),
    bare(`STEP 3/8: COPY ${copy}`),
    bare(`--> ${layerOf(context, 3)}`),
    bare(`STEP 4/8: RUN ${fetch.command}`),
    ...fetch.lines,
    bare(`--> ${layerOf(context, 4)}`),
    bare('STEP 5/8: COPY . .'),
    bare(`--> ${layerOf(context, 5)}`),
    bare(`STEP 6/8: RUN ${compile.command}`),
  ];
  return {
    lines: [
      ...pulls,
      ...compile.lines,
      bare(`--> ${layerOf(context, 6)}`),
      bare('STEP 7/8: FROM gcr.io/distroless/static-debian12:nonroot'),
      bare('STEP 8/8: COPY --from=builder /app /app'),
      bare(`COMMIT ${image}`),
      bare(`--> ${layerOf(context, 8)}`),
      bare(`Successfully tagged localhost/${image}`),
      bare(context.digest('image')),
      bare(green(`>> Built ${image}`)),
    ],
    untilFailure: [...pulls, ...compile.lines.slice(0, 2)],
    failure: exitCode => [
      ...error,
      bare(
        red(
          `Error: building at STEP "RUN ${compile.command}": while running runtime: exit status ${exitCode}`,
        ),
      ),
    ],
  };
}

function fromBuildpack(context: StepContext): StepWords {
  const { image } = context;
  const { fetch, compile, error } = { go: go(), node: node() }[
    context.language
  ];
  const name = context.language === 'go' ? 'Go' : 'Node.js';
  const phase = (title: string) => bare(cyan(`===> ${title}`));
  const begin: LogLine[] = [
    bare(`>> Building ${image} with buildpacks`),
    phase('ANALYZING'),
    bare('Image with name "cache" not found'),
    phase('DETECTING'),
    bare('3 of 6 buildpacks participating'),
    bare(`${name.toLowerCase()}-runtime 2.1.0`),
    bare(`${name.toLowerCase()}-build   1.4.2`),
    bare('ca-certificates 3.9.0'),
    phase('RESTORING'),
    phase('BUILDING'),
    bare(bold(`${name} Buildpack 2.1.0`)),
    bare(`  Executing build process`),
    ...fetch.lines,
    bare(`    Running '${compile.command}'`),
  ];
  return {
    lines: [
      ...begin,
      ...compile.lines,
      bare('      Completed in 18.2s'),
      phase('EXPORTING'),
      ...[1, 2, 3].map(index =>
        bare(`Adding layer 'buildpacksio/${index}:${layerOf(context, index)}'`),
      ),
      bare(`*** Images (${context.digest('image').slice(0, 12)}):`),
      bare(`      ${image}`),
      bare(green(`>> Built ${image}`)),
    ],
    untilFailure: [...begin, ...compile.lines.slice(0, 2)],
    failure: exitCode => [
      ...error,
      bare(red(`ERROR: failed to build: exit status ${exitCode}`)),
      bare(
        red(
          'ERROR: failed to build: executing lifecycle: failed with status code: 51',
        ),
      ),
    ],
  };
}

/** Makes the image, from a file that says how or by buildpacks. */
export const build = (context: StepContext): StepWords =>
  context.isBuildpack ? fromBuildpack(context) : fromFile(context);
