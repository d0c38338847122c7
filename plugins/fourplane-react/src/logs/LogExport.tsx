// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon, ButtonLink, Tooltip, TooltipTrigger } from '@backstage/ui';
import { RiDownloadLine, RiFileCopyLine } from '@remixicon/react';
import { fourplaneTranslationRef } from '../translation';
import type { LineRange } from './useLineCursor';

interface LogExportProps {
  /** The lines to copy; all without them. */
  readonly selected?: LineRange;
  readonly onCopy: () => void;
  readonly downloadHref?: string;
  readonly onDownload?: () => void;
}

/** Copying lines, and the whole log as it was written. */
export function LogExport(props: LogExportProps) {
  const { t } = useTranslationRef(fourplaneTranslationRef);
  const { selected, onCopy, downloadHref, onDownload } = props;
  const copy = selected
    ? t('log.copySelected', { count: selected.to - selected.from + 1 })
    : t('log.copyAll');
  const download = t('log.download');
  return (
    <>
      <TooltipTrigger>
        <ButtonIcon
          size="small"
          variant="secondary"
          aria-label={copy}
          icon={<RiFileCopyLine />}
          onPress={onCopy}
        />
        <Tooltip>{copy}</Tooltip>
      </TooltipTrigger>
      {downloadHref && (
        <TooltipTrigger>
          <ButtonLink
            size="small"
            variant="secondary"
            aria-label={download}
            iconStart={<RiDownloadLine />}
            href={downloadHref}
            download
          />
          <Tooltip>{download}</Tooltip>
        </TooltipTrigger>
      )}
      {!downloadHref && onDownload && (
        <TooltipTrigger>
          <ButtonIcon
            size="small"
            variant="secondary"
            aria-label={download}
            icon={<RiDownloadLine />}
            onPress={onDownload}
          />
          <Tooltip>{download}</Tooltip>
        </TooltipTrigger>
      )}
    </>
  );
}
