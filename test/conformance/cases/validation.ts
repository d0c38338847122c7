// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Case } from '../Case';
import { gadget, mergePatch, paths, post, project } from './steps';

const { gadgets, projects } = paths;
const refused = (spec: object) => post(gadgets, gadget('a', spec));

export const validationCases: readonly Case[] = [
  {
    name: 'validation/types',
    steps: [
      refused({ size: 'x' }),
      refused({ size: 1.5 }),
      refused({ size: true }),
      refused({ colour: 1 }),
      refused({ enabled: 'yes' }),
      refused({ ratio: 'x' }),
      refused({ tags: 'x' }),
      refused({ tags: [1] }),
      refused({ settings: [] }),
      refused({ settings: 'x' }),
      refused({ labels: { a: 1 } }),
      refused({ ports: {} }),
      refused({ ports: ['x'] }),
      refused({ steps: [{ retries: 'x' }] }),
      refused({ quantity: true }),
      refused({ quantity: 1.5 }),
      refused({ note: 1 }),
      refused({ size: null }),
      refused({ colour: null }),
      post(gadgets, { ...gadget('a'), spec: 'x' }),
      post(gadgets, { ...gadget('a'), spec: undefined }),
      post(gadgets, { ...gadget('a'), spec: null }),
      post(gadgets, { ...gadget('a'), metadata: 'x' }),
      post(gadgets, { ...gadget('a'), metadata: { name: 1 } }),
    ],
  },
  {
    name: 'validation/values',
    steps: [
      refused({ size: -1 }),
      refused({ size: 11 }),
      refused({ ratio: 1 }),
      refused({ colour: 'purple' }),
      refused({ name: 'a' }),
      refused({ name: 'toolongname' }),
      refused({ name: 'A1' }),
      refused({ since: 'yesterday' }),
      refused({ size: 3_000_000_000 }),
      refused({ ports: [{ port: 1 }, { port: 2 }, { port: 3 }, { port: 4 }] }),
      refused({ ports: [{ protocol: 'TCP' }] }),
      refused({ ports: [{ port: 1 }, { port: 1, protocol: 'TCP' }] }),
      refused({ tags: ['x', 'x'] }),
      refused({ colour: 'purple', size: 11, name: 'A' }),
      post(gadgets, { ...gadget('a'), spec: {} }),
    ],
  },
  {
    name: 'validation/rules',
    steps: [
      refused({ min: 2, max: 1 }),
      refused({ name: 'none' }),
      refused({ name: 'none', min: 2, max: 1 }),
      refused({ min: 2, max: 1, size: 11 }),
      refused({ min: 1, max: 1, fixed: 'x' }),
      mergePatch(`${gadgets}/a`, { spec: { fixed: 'y' } }),
      mergePatch(`${gadgets}/a`, { spec: { fixed: 'y', max: 0 } }),
      mergePatch(`${gadgets}/a`, { spec: { fixed: null } }),
    ],
  },
  {
    name: 'validation/defaults and pruning',
    steps: [
      post(
        gadgets,
        gadget('empty', {
          settings: {},
          ports: [{ port: 1 }],
          unknown: 1,
          steps: [{ nope: 1 }],
        }),
      ),
      post(
        gadgets,
        gadget('nulls', { size: null, note: null, settings: { mode: null } }),
      ),
      post(
        gadgets,
        gadget('kept', { anything: { a: null, b: [null], c: {} } }),
      ),
      post(
        gadgets,
        gadget('zero', {
          size: 0,
          enabled: false,
          name: undefined,
          labels: {},
          tags: [],
        }),
      ),
    ],
  },
  {
    name: 'validation/rules of the field',
    steps: [
      post(projects, project({ name: 'a' })),
      mergePatch(`${projects}/a`, { spec: { type: { name: 'other' } } }),
      mergePatch(`${projects}/a`, {
        spec: { type: { kind: 'ClusterProjectType' } },
      }),
      mergePatch(`${projects}/a`, {
        spec: { deploymentPipelineRef: { name: 'x'.repeat(64) } },
      }),
      mergePatch(`${projects}/a`, { spec: { type: null } }),
    ],
  },
];
