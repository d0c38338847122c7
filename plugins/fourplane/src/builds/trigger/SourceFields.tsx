// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select, TextField } from '@backstage/ui';
import type { BuildForm } from '@fourplane/plugin-fourplane-common';
import { fourplaneTranslationRef } from '@fourplane/plugin-fourplane-react';
import styles from '../Builds.module.css';

/** What of the source is built; empty text stands for what the component says. */
export interface SourceValues {
  readonly branch: string;
  readonly commit: string;
  /** Name of a deployment track. */
  readonly track?: string;
}

/** Track, branch and commit. */
export function SourceFields(props: {
  form: BuildForm;
  value: SourceValues;
  onChange: (value: SourceValues) => void;
  isBadCommit: boolean;
  isDisabled: boolean;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { form, value, onChange, isBadCommit, isDisabled } = props;
  const track = form.tracks.find(({ ref }) => ref.name === value.track);
  const branch = track?.branch ?? form.branch;
  return (
    <>
      {form.tracks.length > 1 && (
        <Select
          label={t('builds.trigger.track')}
          isDisabled={isDisabled}
          options={form.tracks.map(({ ref, title }) => ({
            id: ref.name,
            label: title ?? ref.name,
          }))}
          selectedKey={value.track ?? null}
          onSelectionChange={key => onChange({ ...value, track: `${key}` })}
        />
      )}
      <div className={styles.twoFields}>
        <TextField
          size="small"
          label={t('builds.trigger.branch')}
          description={
            branch
              ? t('builds.trigger.branchUsual', { branch })
              : t('builds.trigger.branchNext')
          }
          placeholder={branch}
          isDisabled={isDisabled}
          value={value.branch}
          onChange={text => onChange({ ...value, branch: text })}
        />
        <TextField
          size="small"
          label={t('builds.trigger.commit')}
          description={t('builds.trigger.commitNext')}
          isDisabled={isDisabled}
          validationBehavior="aria"
          validate={() => (isBadCommit ? t('builds.trigger.badCommit') : null)}
          value={value.commit}
          onChange={text => onChange({ ...value, commit: text })}
        />
      </div>
    </>
  );
}
