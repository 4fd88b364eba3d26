import { ButtonIcon, VisuallyHidden } from '@backstage/ui';
import { RiCheckLine, RiLink } from '@remixicon/react';
import { useEffect, useState } from 'react';
import { useTranslate } from '../../hooks/useTranslate';

/** Copies the address of the page. */
export function CopyLinkButton() {
  const t = useTranslate();
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) {
      return undefined;
    }
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);

  return (
    <>
      <ButtonIcon
        size="small"
        variant="tertiary"
        icon={copied ? <RiCheckLine /> : <RiLink />}
        aria-label={t('records.page.copyLink')}
        onPress={async () => {
          await navigator.clipboard?.writeText(window.location.href);
          setCopied(true);
        }}
      />
      <VisuallyHidden>
        <span role="status">{copied && t('records.page.copied')}</span>
      </VisuallyHidden>
    </>
  );
}
