// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, DialogBody } from '@backstage/ui';
import type {
  OverrideForm,
  RouteInput,
} from '@fourplane/plugin-fourplane-common';
import {
  fourplaneTranslationRef,
  useReply,
} from '@fourplane/plugin-fourplane-react';
import { Suspense, useEffect, useState } from 'react';
import { ConfigureForm } from '../configure/LazyConfigureForm';
import { FormSkeleton } from '../configure/FormSkeleton';
import { Confirmation } from '../Confirmation';
import type { Deployable, DeploymentCommand } from '../deploymentCommands';

interface PlacingProps {
  confirm: string;
  command: DeploymentCommand;
  release?: Deployable;
  onClose: () => void;
  onDone: () => void;
  onForm?: () => void;
}

/**
 * Puts a release into an environment. What it needs there and has not been set is asked for first; what else may be set
 * there can be set along with it. Where that cannot be found out, the release is put there as things are.
 */
export function PlacingConfirmation(
  props: PlacingProps & { of: RouteInput<'getPlannedOverrideForm'> },
) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const reply = useReply('getPlannedOverrideForm', props.of);
  // The form stays once it is shown, whatever becomes of what it was shown for: something may have been filled in.
  const [opened, setOpened] = useState<OverrideForm>();
  if (reply.state === 'loading') {
    return (
      <DialogBody>
        <FormSkeleton />
      </DialogBody>
    );
  }
  const form = reply.state === 'present' ? reply.data : undefined;
  const isNeeded = form !== undefined && form.missing.length > 0;
  const first = opened ?? (form?.allowed && isNeeded ? form : undefined);
  if (first) {
    if (!opened) {
      setOpened(first);
    }
    return <WithOverrides {...props} first={first} form={form ?? first} />;
  }
  return (
    <Confirmation
      {...props}
      notice={isNeeded && <MissingNotice form={form} />}
      instead={
        form?.allowed &&
        hasFields(form) && (
          <Button variant="secondary" onPress={() => setOpened(form)}>
            {t('deployAction.placing.set')}
          </Button>
        )
      }
    />
  );
}

function WithOverrides(
  props: PlacingProps & {
    form: OverrideForm;
    /** As it was when it was opened. */
    first: OverrideForm;
  },
) {
  const { form, first, command, release, confirm, onClose, onDone, onForm } =
    props;
  const { route, send } = command;
  useEffect(() => onForm?.(), [onForm]);
  return (
    <Suspense
      fallback={
        <DialogBody>
          <FormSkeleton />
        </DialogBody>
      }
    >
      <ConfigureForm
        form={form}
        lead={first.missing.length > 0 && <MissingNotice form={first} />}
        route={route}
        send={(attempt, overrides) => send(attempt, release, overrides)}
        confirm={confirm}
        onClose={onClose}
        onDone={onDone}
      />
    </Suspense>
  );
}

/** What the release needs there, by name, and why it cannot be set where it cannot. */
function MissingNotice({ form }: { form: OverrideForm }) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { missing, environment, allowed, why } = form;
  return (
    <div role="status">
      <Alert
        status="warning"
        icon
        title={t('deployAction.placing.missing', {
          environment: environment.title ?? environment.ref.name,
          names: missing.join(', '),
        })}
        description={allowed ? t('deployAction.placing.missingNext') : why}
      />
    </div>
  );
}

function hasFields({ schema }: OverrideForm): boolean {
  return Object.keys(Object(schema.properties)).length > 0;
}
