// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { runScript } from './SetupError';
import { browserCheck } from './browserCheck';
import { runChecks } from './runChecks';

runScript(() => runChecks([browserCheck(process.argv.slice(2))]));
