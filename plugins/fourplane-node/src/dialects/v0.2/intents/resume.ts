// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { issueAt, refused } from '../../writing/plan';
import { IntentRule } from '../../writing/TablePlanner';

/** An undeployed component leaves nothing to take up again, and nothing can be suspended. */
export const resume: IntentRule<'resume'> = {
  plan: () =>
    refused(
      issueAt(
        'deployment',
        'is not suspended: OpenChoreo 0.2 can only deploy and undeploy',
        'Deploy the component again',
      ),
    ),
};
