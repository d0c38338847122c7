// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { actionMessages } from './actionMessages';
import { buildMessages } from './buildMessages';
import { chartMessages } from './chartMessages';
import { deployActionMessages } from './deployActionMessages';
import { deployMessages } from './deployMessages';
import { editMessages } from './editMessages';
import { fieldMessages } from './fieldMessages';
import { fleetMessages } from './fleetMessages';
import { formMessages } from './formMessages';
import { linkMessages } from './linkMessages';
import { logMessages } from './logMessages';
import { logSearchMessages } from './logSearchMessages';
import { matrixMessages } from './matrixMessages';
import { metricMessages } from './metricMessages';
import { overviewMessages } from './overviewMessages';
import { planeMessages } from './planeMessages';
import { sharedMessages } from './sharedMessages';
import { timeRangeMessages } from './timeRangeMessages';

/** Every string of the Fourplane pages, for portals that override or translate them. @public */
export const fourplaneTranslationRef = createTranslationRef({
  id: 'fourplane',
  messages: {
    ...sharedMessages,
    overview: overviewMessages,
    fleet: fleetMessages,
    plane: planeMessages,
    link: linkMessages,
    log: logMessages,
    action: actionMessages,
    form: formMessages,
    field: fieldMessages,
    edit: editMessages,
    builds: buildMessages,
    matrix: matrixMessages,
    deploy: deployMessages,
    deployAction: deployActionMessages,
    chart: chartMessages,
    range: timeRangeMessages,
    metrics: metricMessages,
    logSearch: logSearchMessages,
  },
});
