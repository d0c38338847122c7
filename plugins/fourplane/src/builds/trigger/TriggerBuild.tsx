// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Dialog, DialogTrigger } from '@backstage/ui';
import type { ModelRef } from '@fourplane/plugin-fourplane-common';
import {
  fourplaneTranslationRef,
  WhyNot,
} from '@fourplane/plugin-fourplane-react';
import { RiHammerLine } from '@remixicon/react';
import { useState } from 'react';
import type { ComponentPath } from '../ComponentPath';
import { TriggerDialog } from './TriggerDialog';

/** The button that opens the form of a new build; where none may be started, why. */
export function TriggerBuild(props: {
  component: ComponentPath;
  isAllowed: boolean;
  why?: string;
  onTriggered: (build: ModelRef) => void;
}) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { component, isAllowed, why, onTriggered } = props;
  const [isOpen, setOpen] = useState(false);
  return (
    <WhyNot why={isAllowed ? undefined : why ?? t('builds.notAllowed')}>
      <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <Button
          variant="primary"
          iconStart={<RiHammerLine />}
          isDisabled={!isAllowed}
        >
          {t('builds.trigger.button')}
        </Button>
        <Dialog width={560}>
          <TriggerDialog
            component={component}
            onClose={() => setOpen(false)}
            onTriggered={build => {
              setOpen(false);
              onTriggered(build);
            }}
          />
        </Dialog>
      </DialogTrigger>
    </WhyNot>
  );
}
