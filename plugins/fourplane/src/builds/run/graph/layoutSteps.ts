// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import dagre from '@dagrejs/dagre';
import type { Step } from './stepsOf';

/** A place in the picture, in pixels from its upper left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where everything of the picture is. */
export interface StepLayout {
  readonly width: number;
  readonly height: number;
  /** Upper left corners of the boxes, by step. */
  readonly places: ReadonlyMap<string, Point>;
  /** Lines from box to box, as the points they pass. */
  readonly lines: readonly {
    readonly id: string;
    readonly points: readonly Point[];
  }[];
}

/** The size of a box, in pixels. */
export const STEP_WIDTH = 184;
export const STEP_HEIGHT = 56;

/** Steps from top to bottom, those that run at the same time beside each other. */
export function layoutSteps(steps: readonly Step[]): StepLayout {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({
    rankdir: 'TB',
    nodesep: 12,
    edgesep: 8,
    ranksep: 28,
    marginx: 4,
    marginy: 4,
  });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of steps) {
    graph.setNode(id, { width: STEP_WIDTH, height: STEP_HEIGHT });
  }
  for (const { id, follows } of steps) {
    for (const earlier of follows.filter(other => graph.hasNode(other))) {
      graph.setEdge(earlier, id);
    }
  }
  dagre.layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  const middleOf = (id: string): Point => {
    const { x, y } = graph.node(id);
    return { x, y };
  };
  return {
    width: Math.ceil(Math.max(0, width)),
    height: Math.ceil(Math.max(0, height)),
    places: new Map(
      graph.nodes().map(id => {
        const { x, y } = middleOf(id);
        return [id, { x: x - STEP_WIDTH / 2, y: y - STEP_HEIGHT / 2 }];
      }),
    ),
    lines: graph.edges().map(edge => {
      const from = middleOf(edge.v);
      const to = middleOf(edge.w);
      return {
        id: `${edge.v} ${edge.w}`,
        // It leaves below and arrives above; what is between them keeps it clear of other boxes.
        points: [
          { x: from.x, y: from.y + STEP_HEIGHT / 2 },
          ...graph.edge(edge).points.slice(1, -1),
          { x: to.x, y: to.y - STEP_HEIGHT / 2 },
        ],
      };
    }),
  };
}
