// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { IntentIssue } from '@fourplane/plugin-fourplane-common';
import { issueText } from './issueText';

/** Properties of {@link IssueList}. @public */
export interface IssueListProps {
  readonly issues: readonly IntentIssue[];
}

/** What is wrong with what is asked, each at its field and with how to mend it. @public */
export function IssueList({ issues }: IssueListProps) {
  return (
    <>
      {issues.map(issue => (
        <div key={`${issue.path} ${issue.message}`}>
          {issue.path && <code>{issue.path}</code>} {issueText(issue)}
        </div>
      ))}
    </>
  );
}
