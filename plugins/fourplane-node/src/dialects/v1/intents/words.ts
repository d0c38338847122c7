// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { wordsUnder } from '../../writing/words';

export const { annotationsOf, annotationsPatch } = wordsUnder('openchoreo.dev');
