// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  BuildGraph,
  BuildDetail,
} from '@fourplane/plugin-fourplane-common';
import type { ReplyState } from '@fourplane/plugin-fourplane-react';
import { useNavigate } from 'react-router-dom';
import type { RunLogs } from './LogPanel';
import type { RunCommands } from './RunActions';
import type { RunLinks } from './RunHeader';
import { RunView } from './RunView';

/** A run, wherever it comes from; after an action it goes where there is something to see. */
export function RunPage(props: {
  build: string;
  detail: ReplyState<BuildDetail>;
  graph: ReplyState<BuildGraph>;
  logs: RunLogs;
  links: RunLinks;
  commands: RunCommands;
}) {
  const { build, detail, graph, logs, links, commands } = props;
  const navigate = useNavigate();
  return (
    <RunView
      name={build}
      detail={detail}
      graph={graph}
      logs={logs}
      links={links}
      commands={commands}
      onDone={(action, retried) => {
        if (action === 'delete') {
          navigate(links.list);
        } else if (retried) {
          navigate(links.run(retried.name));
        } else {
          detail.look();
          graph.look();
        }
      }}
    />
  );
}
