// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { FormValues } from '@fourplane/plugin-fourplane-react';
import { useState } from 'react';
import { readYaml, yamlOf } from './overridesYaml';

/** Values as a text that is typed into. */
export interface YamlText {
  readonly text: string;
  /** Absent where the text can be read; `problem` is why it is no YAML. */
  readonly trouble?: { readonly problem?: string };
  readonly change: (text: string) => void;
}

/** Keeps what was typed as it was typed, until the values are changed from elsewhere. */
export function useYamlText(options: {
  readonly values: FormValues;
  /** What was set at first. */
  readonly before: FormValues;
  readonly onRead: (values: FormValues) => void;
  readonly onTrouble: () => void;
}): YamlText {
  const { values, before, onRead, onTrouble } = options;
  const [typed, setTyped] = useState<
    Pick<YamlText, 'text' | 'trouble'> & { readonly of: FormValues }
  >();
  const shown = typed?.of === values ? typed : { text: yamlOf(values) };
  return {
    ...shown,
    change: text => {
      const read = readYaml(text, before);
      if (read.state === 'read') {
        setTyped({ text, of: read.values });
        onRead(read.values);
      } else {
        setTyped({ text, of: values, trouble: { problem: read.problem } });
        onTrouble();
      }
    },
  };
}
